package io.millrace.admin.replay;

import java.time.Duration;

/**
 * When a transaction is committed: as soon as one of these is reached.
 *
 * @param records replayed in it, and as many refused
 * @param bytes of their keys and values
 */
public record BatchBounds(int records, long bytes, Duration time) {
  /** What is done again at most, when a run is killed. */
  public static final BatchBounds DEFAULT =
      new BatchBounds(1_000, 8_000_000, Duration.ofSeconds(5));

  public BatchBounds {
    if (records < 1 || bytes < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("the bounds of a batch are above 0");
    }
  }

  /** As this, with another bound on records. */
  public BatchBounds withRecords(int most) {
    return new BatchBounds(most, bytes, time);
  }
}
