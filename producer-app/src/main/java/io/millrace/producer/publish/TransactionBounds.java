package io.millrace.producer.publish;

import java.time.Duration;

/**
 * When a transaction is committed: as soon as one of these is reached.
 *
 * @param events in it, at least 1
 * @param bytes of their keys and values, at least 1
 * @param time since its first input, above 0
 */
public record TransactionBounds(Duration time, long events, long bytes) {
  /** A second, whatever comes in it. */
  public static final TransactionBounds DEFAULT =
      new TransactionBounds(Duration.ofSeconds(1), Long.MAX_VALUE, Long.MAX_VALUE);

  public TransactionBounds {
    if (events < 1 || bytes < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("the bounds of a transaction are above 0");
    }
  }
}
