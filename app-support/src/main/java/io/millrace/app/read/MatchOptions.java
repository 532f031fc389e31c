package io.millrace.app.read;

import io.millrace.app.cli.AppException;
import io.millrace.app.filter.RecordFilter;
import io.millrace.app.filter.RecordKey;
import io.millrace.app.record.DecodedRecord;
import io.millrace.app.scan.ScanLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import picocli.CommandLine.Option;

/** Which records are shown, and how many. */
public final class MatchOptions {
  @Option(
      names = "--filter",
      paramLabel = "EXPR",
      description = {
        "Only records for which it holds, such as \"value.total > 100 && headers.source == 'web'\".",
        "It names key, value, headers, timestamp, partition, offset, topic and undecodable; what a"
            + " record lacks is null, and no match."
      })
  private String filter;

  @Option(
      names = "--key",
      paramLabel = "TEXT",
      description = "Only records with exactly this key; all partitions are looked through.")
  private String key;

  @Option(names = "--limit", paramLabel = "N", description = "Stop after so many records.")
  private Long limit;

  /**
   * The filter; empty for none.
   *
   * @throws AppException when it can't be read, with the column
   */
  public Optional<RecordFilter> filter() {
    return Optional.ofNullable(filter).map(RecordFilter::parse);
  }

  /** Which records match the key and the filter. */
  public Predicate<DecodedRecord> matches(Optional<RecordFilter> parsed) {
    Predicate<DecodedRecord> byKey = record -> key == null || RecordKey.is(record.key(), key);
    return byKey.and(record -> parsed.isEmpty() || parsed.get().accepts(record));
  }

  /**
   * The limits with this one for time.
   *
   * @throws AppException when the limit is negative
   */
  public ScanLimits limits(Optional<Duration> duration) {
    if (limit != null && limit < 0) {
      throw AppException.usage("--limit is 0 or more, and not " + limit);
    }
    return new ScanLimits(limit == null ? OptionalLong.empty() : OptionalLong.of(limit), duration);
  }

  /** Whether there is a condition. */
  public boolean isGiven() {
    return filter != null || key != null;
  }
}
