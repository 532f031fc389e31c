package io.millrace.demo;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code bin/demo}, run as a user does, to its end. */
record DemoRun(int code, String out, String err) {
  static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final int SECONDS = 180;

  /**
   * Runs it.
   *
   * @param environment beside that of this process
   */
  static DemoRun of(Map<String, String> environment, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/demo").toString()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile("demo", ".out");
    Path err = Files.createTempFile("demo", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process demo = builder.start();
      if (!demo.waitFor(SECONDS, TimeUnit.SECONDS)) {
        demo.destroyForcibly();
        throw new AssertionError("bin/demo still runs after " + SECONDS + " s: " + text(err));
      }
      return new DemoRun(demo.exitValue(), text(out), text(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** The last line of stderr, which says what was wrong. */
  String lastLine() {
    return err.lines().reduce("", (before, line) -> line);
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
