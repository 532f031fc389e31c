package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Stop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a launcher of {@code bin/} as a process that dies with this one. */
final class Tool {
  private static final int STOP_SECONDS = 8;

  private final Path home;
  private final Map<String, String> environment;
  private final Stop stop;

  Tool(Path home, Map<String, String> environment, Stop stop) {
    this.home = home;
    this.environment = environment;
    this.stop = stop;
  }

  /** Waits for the end; once interrupted, for some seconds only. */
  private static int await(Process process) throws InterruptedException {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      throw e;
    }
  }

  /**
   * Runs it to its end, with its output on ours.
   *
   * @throws AppException with its exit code, when that isn't 0
   */
  void run(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/" + name).toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(environment);
    // Its standard input is our pipe, which the kernel closes when we are gone.
    builder.environment().put("MILLRACE_GUARDED", "true");
    try {
      Process process = builder.start();
      // By its handle: Process.destroy would close the pipe too, and the tool would not end in
      // order.
      stop.onRequest(process.toHandle()::destroy);
      int code = await(process);
      if (code != 0) {
        throw AppException.ended(code, "bin/%s ended with exit code %d".formatted(name, code));
      }
    } catch (IOException e) {
      throw AppException.failed("cannot run " + command.get(0) + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      // Not interrupted any more: the stack closes in order next.
      throw AppException.ended(ExitCode.INTERRUPTED, "interrupted while bin/" + name + " ran");
    }
  }
}
