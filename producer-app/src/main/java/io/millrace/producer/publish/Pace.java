package io.millrace.producer.publish;

import io.millrace.app.cli.Stop;
import java.util.concurrent.locks.LockSupport;

/**
 * A steady rate in an open loop: the n-th event is due at n divided by the rate, however long the
 * ones before it took.
 */
public final class Pace {
  /** How long a wish to stop can go unnoticed. */
  private static final long LONGEST_WAIT = 100_000_000;

  private final double perSecond;

  private Pace(double perSecond) {
    this.perSecond = perSecond;
  }

  /** As fast as it goes. */
  public static Pace flatOut() {
    return new Pace(Double.POSITIVE_INFINITY);
  }

  /**
   * A rate above 0.
   *
   * @param perSecond events a second
   */
  public static Pace of(double perSecond) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate must be above 0, and is " + perSecond);
    }
    return new Pace(perSecond);
  }

  /** Waits until the event is due, or the user wishes to stop. */
  void await(long startNanos, long number, Stop stop) {
    long due = dueNanos(number);
    long left = due - (System.nanoTime() - startNanos);
    while (left > 0 && !stop.isRequested()) {
      LockSupport.parkNanos(Math.min(left, LONGEST_WAIT));
      left = due - (System.nanoTime() - startNanos);
    }
  }

  /** When an event is due, after the start; events are numbered from 0. */
  long dueNanos(long number) {
    return (long) (number / perSecond * 1e9);
  }
}
