package io.millrace.consumer.handle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and when an event is tried again: after a time that doubles with each attempt, of which
 * up to a half is left to chance, so that events that failed together don't come back together.
 *
 * @param most from 0
 * @param backoff after the first attempt
 * @param longest of all times
 */
public record RetryPolicy(int most, Duration backoff, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  public RetryPolicy {
    requireNonNull(backoff, "backoff");
    requireNonNull(longest, "longest");
    if (most < 0 || backoff.isNegative() || longest.compareTo(backoff) < 0) {
      throw new IllegalArgumentException(
          "no retries: %d of them, after %s to %s".formatted(most, backoff, longest));
    }
  }

  /** So many, with at most a minute between them, or the backoff when that is longer. */
  public static RetryPolicy of(int most, Duration backoff) {
    Duration minute = Duration.ofMinutes(1);
    return new RetryPolicy(most, backoff, backoff.compareTo(minute) > 0 ? backoff : minute);
  }

  /**
   * How long to wait, in nanoseconds.
   *
   * @param attempts that have failed, from 1
   */
  long delayNanos(int attempts, RandomGenerator random) {
    long doubled = backoff.toNanos() << Math.min(attempts - 1, MOST_DOUBLINGS);
    boolean tooLong = doubled >> Math.min(attempts - 1, MOST_DOUBLINGS) != backoff.toNanos();
    long whole = tooLong ? longest.toNanos() : Math.min(doubled, longest.toNanos());
    return whole - (long) (whole * 0.5 * random.nextDouble());
  }
}
