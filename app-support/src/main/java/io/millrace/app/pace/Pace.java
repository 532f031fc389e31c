package io.millrace.app.pace;

import io.millrace.app.cli.Stop;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * A steady rate in an open loop: the n-th event is due at n divided by the rate, however long the
 * ones before it took.
 */
public final class Pace {
  /** How long a wish to stop can go unnoticed. */
  private static final long LONGEST_WAIT = 100_000_000;

  private final double perSecond;
  private final LongSupplier nanoTime;
  private final LongConsumer sleep;

  /**
   * A rate by a clock.
   *
   * @param nanoTime as {@link System#nanoTime}
   * @param sleep waits for at most so many nanoseconds
   */
  public Pace(double perSecond, LongSupplier nanoTime, LongConsumer sleep) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("a rate must be above 0, and is " + perSecond);
    }
    this.perSecond = perSecond;
    this.nanoTime = nanoTime;
    this.sleep = sleep;
  }

  /** As fast as it goes. */
  public static Pace flatOut() {
    return of(Double.POSITIVE_INFINITY);
  }

  /**
   * A rate above 0.
   *
   * @param perSecond events a second
   */
  public static Pace of(double perSecond) {
    return new Pace(perSecond, System::nanoTime, LockSupport::parkNanos);
  }

  /** Now, as a start to count from. */
  public long now() {
    return nanoTime.getAsLong();
  }

  /**
   * Waits until the event is due, or the user wishes to stop.
   *
   * @param startNanos from {@link #now}
   * @param number of the event, where number 0 is due at the start
   */
  public void await(long startNanos, long number, Stop stop) {
    long due = dueNanos(number);
    long left = due - (now() - startNanos);
    while (left > 0 && !stop.isRequested()) {
      sleep.accept(Math.min(left, LONGEST_WAIT));
      left = due - (now() - startNanos);
    }
  }

  /** Whether it never waits. */
  public boolean isFlatOut() {
    return Double.isInfinite(perSecond);
  }

  /** When an event is due, in nanoseconds after the start; 0 when it {@link #isFlatOut}. */
  public long dueNanos(long number) {
    return (long) (number / perSecond * 1e9);
  }
}
