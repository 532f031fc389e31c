package io.millrace.registry;

import java.time.Duration;

/** When a call must have ended. */
final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  /** Of a wait whose end is somebody else's care. */
  static Deadline never() {
    return in(Duration.ofNanos(Long.MAX_VALUE / 2));
  }

  boolean isOver() {
    return left().isZero();
  }

  /** Never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }

  /** An end for one of so many tries: an equal share of the time left. */
  Deadline share(int tries) {
    return tries == 1 ? this : in(left().dividedBy(tries));
  }

  /** The time left if it is shorter. */
  Duration atMost(Duration duration) {
    Duration left = left();
    return left.compareTo(duration) < 0 ? left : duration;
  }
}
