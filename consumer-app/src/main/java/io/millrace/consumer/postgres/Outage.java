package io.millrace.consumer.postgres;

import java.time.Duration;

/** How long the database has been away, and when to try again. */
final class Outage {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final long mostNanos;
  private boolean waiting;
  private long since;
  private long latest;
  private boolean ever;

  Outage(Duration most) {
    this.mostNanos = most.toNanos();
  }

  /**
   * It failed.
   *
   * @return false when it has failed for too long
   */
  boolean failed() {
    long now = System.nanoTime();
    // A failure long after the one before is another outage, whatever was written between.
    if (!ever || now - latest > Math.max(mostNanos, 60 * PAUSE_NANOS)) {
      since = now;
    }
    ever = true;
    latest = now;
    waiting = true;
    return now - since < mostNanos;
  }

  /** Whether the latest failure is the first since something was written. */
  boolean isFirst() {
    return since == latest;
  }

  /** Whether nothing can be written. */
  boolean isOn() {
    return waiting;
  }

  /** Whether to try again. */
  boolean isDue() {
    return waiting && System.nanoTime() - latest >= PAUSE_NANOS;
  }

  /** It answers again; that is no proof that it takes what it is given. */
  void answers() {
    waiting = false;
  }

  /** It took what it was given. */
  void over() {
    ever = false;
  }
}
