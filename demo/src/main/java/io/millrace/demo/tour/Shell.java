package io.millrace.demo.tour;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands one after another as a user at a terminal would, each in a bash of its own: only
 * the files and {@code $?} last from one to the next.
 */
final class Shell {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Path folder;
  private final Map<String, String> environment;
  private int last;

  /**
   * @param folder where commands run
   */
  Shell(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** The exit code of the last command. */
  int last() {
    return last;
  }

  /**
   * Runs a command to its end and gives what it printed, on both of its outputs.
   *
   * @throws AppException when it takes too long
   */
  String run(String command) {
    ProcessBuilder builder =
        new ProcessBuilder("bash", "-c", "(exit %d)%n%s".formatted(last, command))
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("MILLRACE_"));
    builder.environment().putAll(environment);
    try {
      Path output = Files.createTempFile("tour", ".output");
      Process process = builder.redirectOutput(output.toFile()).start();
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw AppException.failed(
            "still runs after %d s: %s".formatted(LIMIT.toSeconds(), command), null);
      }
      last = process.exitValue();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      return text;
    } catch (IOException e) {
      throw AppException.failed("cannot run bash: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AppException.ended(ExitCode.INTERRUPTED, "interrupted");
    }
  }
}
