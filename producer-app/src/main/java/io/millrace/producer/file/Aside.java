package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Takes steps that may last for as long as somebody else likes in a thread of its own, one after
 * the other, so that nobody has to wait for them. What a step leaves behind can be used once it's
 * done. A step can take others, which are parts of it. For one thread.
 */
final class Aside {
  /** Reads something. */
  @FunctionalInterface
  interface Step {
    /** False when there is no more. */
    boolean take() throws IOException;
  }

  /** Long enough for what is at hand. */
  private static final long MOMENT_MILLIS = 20;

  private final ExecutorService executor = Executors.newSingleThreadExecutor(this::daemon);
  private final Stop stop;
  private volatile Thread thread;
  private Future<Boolean> running;
  private boolean waits = true;

  /** Of the thread while a step is running, of its user else. */
  private boolean ended;

  /**
   * @param stop ends the wait
   */
  Aside(Stop stop) {
    this.stop = stop;
  }

  private Thread daemon(Runnable work) {
    thread = new Thread(work, "millrace-stdin");
    thread.setDaemon(true);
    return thread;
  }

  /** Whether {@link #take} waits until the step is done, as it does at first. */
  void waits(boolean wanted) {
    waits = wanted;
  }

  /** Whether a step said that there is no more. */
  boolean hasEnded() {
    return running == null && ended;
  }

  /**
   * Whether the step is done; false when there is no more, or it isn't done yet: then it goes on,
   * and the same step has to be taken next.
   *
   * @throws AppException when the user wishes to stop while this waits
   */
  boolean take(Step step) throws IOException {
    if (Thread.currentThread() == thread) {
      return run(step);
    }
    while (!hasEnded()) {
      if (running == null) {
        running = executor.submit(() -> run(step));
      }
      try {
        boolean done = running.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        running = null;
        return done;
      } catch (TimeoutException e) {
        if (!waits) {
          return false;
        } else if (stop.isRequested()) {
          throw stopped();
        }
      } catch (ExecutionException e) {
        running = null;
        ended = true;
        throw failure(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw stopped();
      }
    }
    return false;
  }

  private boolean run(Step step) throws IOException {
    boolean done = !ended && step.take();
    if (!done) {
      ended = true;
    }
    return done;
  }

  private static AppException stopped() {
    return AppException.ended(
        ExitCode.INTERRUPTED, "interrupted while it waited for its input to begin");
  }

  private static RuntimeException failure(ExecutionException e) throws IOException {
    if (e.getCause() instanceof IOException failed) {
      throw failed;
    }
    return e.getCause() instanceof RuntimeException failed
        ? failed
        : new IllegalStateException(e.getCause());
  }

  /** Takes a last step, for which nobody waits. */
  void end(Runnable last) {
    executor.execute(last);
    executor.shutdown();
  }
}
