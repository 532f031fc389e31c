package io.millrace.app.scan;

import io.millrace.app.record.DecodedRecord;
import java.time.Instant;
import java.util.Optional;

/** Counts what is scanned of a partition. For one thread. */
final class PartitionScan {
  private final OffsetRange range;
  private long next;
  private long scanned;
  private long matched;
  private long undecodable;
  private long earliest = Long.MAX_VALUE;
  private long latest = Long.MIN_VALUE;

  PartitionScan(OffsetRange range) {
    this.range = range;
    this.next = range.start();
  }

  void scanned(DecodedRecord record, boolean matches) {
    scanned++;
    matched += matches ? 1 : 0;
    undecodable += record.undecodable().isEmpty() ? 0 : 1;
    if (record.timestamp() >= 0) {
      earliest = Math.min(earliest, record.timestamp());
      latest = Math.max(latest, record.timestamp());
    }
    next = record.offset() + 1;
  }

  /** Passes offsets without records. Gives how many were passed in all. */
  void passTo(long position) {
    next = Math.max(next, position);
  }

  long passed() {
    return next - range.start();
  }

  ScannedPartition result() {
    return new ScannedPartition(
        range.partition(),
        range.start(),
        next,
        range.isEndless() ? Optional.empty() : Optional.of(range.end()),
        scanned,
        matched,
        undecodable,
        scanned == 0 ? Optional.empty() : time(earliest),
        scanned == 0 ? Optional.empty() : time(latest));
  }

  private static Optional<Instant> time(long millis) {
    return millis == Long.MAX_VALUE || millis == Long.MIN_VALUE
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(millis));
  }
}
