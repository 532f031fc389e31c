package io.millrace.local.command;

import io.millrace.local.LocalStack;
import io.millrace.local.StackOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A stack that this process holds until a signal or the end of its parent. */
final class Attended {
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(12);

  private Attended() {}

  /** Runs it with an eye on the parent, which may be a terminal: there is no pipe to watch. */
  static int run(StackOptions options, Consumer<String> progress, Consumer<LocalStack> ready) {
    Thread runner = Thread.currentThread();
    ProcessHandle.current().parent().ifPresent(parent -> stopWith(parent, runner));
    return runUnwatched(options, progress, ready);
  }

  static int runUnwatched(
      StackOptions options, Consumer<String> progress, Consumer<LocalStack> ready) {
    CountDownLatch closed = new CountDownLatch(1);
    stopOnSignal(Thread.currentThread(), closed);
    try (LocalStack stack = LocalStack.start(options, progress)) {
      ready.accept(stack);
      new CountDownLatch(1).await();
      return LocalStackTool.DONE;
    } catch (InterruptedException e) {
      // Cleared by the wait, so that the stack could close in good order.
      return LocalStackTool.INTERRUPTED;
    } finally {
      closed.countDown();
    }
  }

  private static void stopWith(ProcessHandle parent, Thread runner) {
    Thread watch =
        new Thread(
            () -> {
              parent.onExit().join();
              runner.interrupt();
            },
            "local-stack-parent");
    watch.setDaemon(true);
    watch.start();
  }

  // The hook only tells the runner, and holds the end of the process back until that has closed.
  private static void stopOnSignal(Thread runner, CountDownLatch closed) {
    Thread hook =
        new Thread(
            () -> {
              runner.interrupt();
              try {
                boolean inTime = closed.await(STOP_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
                assert inTime : "the children end with this process anyway";
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "local-stack-stop");
    Runtime.getRuntime().addShutdownHook(hook);
  }
}
