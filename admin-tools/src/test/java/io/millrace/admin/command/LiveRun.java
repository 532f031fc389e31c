package io.millrace.admin.command;

import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.local.Stack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A run of the program in a thread of its own, for those that go on until something happens. */
final class LiveRun {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Thread thread;
  private volatile int code;

  private LiveRun(String... args) {
    this.thread =
        new Thread(
            () -> {
              CommandLine line = AdminTools.commandLine(new Stop());
              line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
              code = Program.run(line, args);
            },
            "run");
  }

  static LiveRun against(Stack stack, String... args) {
    LiveRun run =
        new LiveRun(
            Stream.concat(
                    Stream.of(args),
                    Stream.of(
                        "--bootstrap-servers",
                        stack.bootstrapServers(),
                        "--schema-registry",
                        stack.registryUrl()))
                .toArray(String[]::new));
    run.thread.start();
    return run;
  }

  /** Waits until it has printed this, or has ended. */
  LiveRun awaitOut(String text) {
    while (thread.isAlive() && !out.toString().contains(text)) {
      LockSupport.parkNanos(10_000_000);
    }
    return this;
  }

  /** What Ctrl-C does. */
  LiveRun stop() {
    thread.interrupt();
    return this;
  }

  Run end() throws InterruptedException {
    thread.join();
    return new Run(code, out.toString(), err.toString());
  }
}
