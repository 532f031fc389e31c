package io.millrace.local;

import java.time.Duration;

/** A moment by which something has to be done. */
record Deadline(long nanoTime) {
  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** This moment, or the end of the time when that comes first. */
  Deadline orIn(Duration time) {
    return left().compareTo(time) < 0 ? this : in(time);
  }

  boolean hasPassed() {
    return nanoTime - System.nanoTime() <= 0;
  }

  /** What is left of the time; never negative. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
  }
}
