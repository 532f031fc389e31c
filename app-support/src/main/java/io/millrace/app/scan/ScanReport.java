package io.millrace.app.scan;

import io.millrace.app.filter.FilterReport;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What was scanned and why it ended.
 *
 * @param partitions by topic and number, ascending
 * @param filter what the filter has to say; empty when there is none
 * @param notes sentences on what was not there to be read
 * @param failure that ended it; empty unless the reason is {@link StopReason#FAILED}
 */
public record ScanReport(
    StopReason reason,
    List<ScannedPartition> partitions,
    Optional<FilterReport> filter,
    List<String> notes,
    Optional<RuntimeException> failure) {
  public ScanReport {
    partitions = List.copyOf(partitions);
    notes = List.copyOf(notes);
  }

  /** Records looked at. */
  public long scanned() {
    return sum(ScannedPartition::scanned);
  }

  /** Records that matched, each given once. */
  public long matched() {
    return sum(ScannedPartition::matched);
  }

  /** Records whose key or value could not be decoded. */
  public long undecodable() {
    return sum(ScannedPartition::undecodable);
  }

  private long sum(ToLongFunction<ScannedPartition> count) {
    return partitions.stream().mapToLong(count).sum();
  }
}
