package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The offsets of a partition.
 *
 * @param start of the oldest event that is still there
 * @param end of the event that comes next
 * @param newest the latest timestamp of its events, which need not be that of the last; empty when
 *     it has none
 */
public record LogRange(long start, long end, Optional<Instant> newest) {
  public LogRange {
    requireNonNull(newest, "newest");
  }

  /**
   * The number of its events at most: what compaction has removed counts, and so do the marks of
   * transactions.
   */
  public long events() {
    return end - start;
  }
}
