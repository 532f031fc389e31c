package io.millrace.local;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.List;
import java.util.concurrent.TimeoutException;

/** What tests ask about processes that are not their own children. */
public final class Processes {
  private static final long DEADLINE_SECONDS = 15;

  private Processes() {}

  /** Waits until all have ended. */
  public static void awaitEnd(List<Long> pids) throws Exception {
    for (long pid : pids) {
      ProcessHandle process = ProcessHandle.of(pid).orElse(null);
      if (process != null) {
        try {
          process.onExit().get(DEADLINE_SECONDS, SECONDS);
        } catch (TimeoutException e) {
          throw new AssertionError("process " + pid + " is still there", e);
        }
      }
    }
  }
}
