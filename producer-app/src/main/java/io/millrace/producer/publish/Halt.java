package io.millrace.producer.publish;

import io.millrace.app.cli.Stop;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** The wish of the user to stop, cheap to look at for each event, and for how long it can wait. */
final class Halt {
  /** What is under way gets so long; the program itself doesn't wait for much longer. */
  private static final Duration GRACE = Duration.ofSeconds(6);

  private static final long STEP_NANOS = 20_000_000;

  private volatile boolean requested;
  private volatile long deadline;

  Halt(Stop stop) {
    stop.onRequest(
        () -> {
          deadline = System.nanoTime() + GRACE.toNanos();
          requested = true;
        });
  }

  /** Whether the user wishes to stop, or the thread is interrupted. */
  boolean isRequested() {
    return requested || Thread.currentThread().isInterrupted();
  }

  /** Whether it was wished so long ago that there is no more waiting. */
  boolean isOverdue() {
    return requested && System.nanoTime() - deadline > 0;
  }

  /** Waits for so long, or until it's wished. */
  void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    for (long left = time.toNanos(); left > 0 && !isRequested(); left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, STEP_NANOS));
    }
  }
}
