package io.millrace.app.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of a program, of itself or by a signal. The JVM would end a process by a signal with a
 * code of its own (130, 143), whatever the program came to; so the shutdown hook waits for the
 * program and halts with its code.
 */
final class Ending {
  private static final int STOP_SECONDS = 20;

  private final Stop stop;
  private final CountDownLatch come = new CountDownLatch(1);
  private volatile int code;

  Ending(Stop stop) {
    this.stop = stop;
  }

  /** The program has come to its end. */
  void come(int exitCode) {
    code = exitCode;
    come.countDown();
  }

  /** The shutdown hook. */
  void awaitAndHalt() {
    stop.request();
    Runtime.getRuntime().halt(await());
  }

  private int await() {
    boolean wait = stop.isWatched() || come.getCount() == 0;
    try {
      if (!wait) {
        // Nobody would notice the wish: there is nothing to bring to an end.
        return ExitCode.INTERRUPTED;
      } else if (come.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        return code;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.println("still busy after " + STOP_SECONDS + " s: ended without an orderly stop");
    return ExitCode.FAILED;
  }
}
