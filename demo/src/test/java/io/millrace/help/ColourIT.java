package io.millrace.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Colours are for a terminal only; util-linux's {@code script} makes one. */
class ColourIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String ESCAPE = "\u001b[";
  private static final String TOOL = HOME.resolve("bin/admin-tools").toString();

  /** A first run after a build archives classes, on another path. */
  @BeforeAll
  static void start() throws Exception {
    assertThat(run(Map.of("TERM", "xterm"), TOOL, "--version")).isNotEmpty();
  }

  @Test
  void aPipeGetsNone() throws Exception {
    assertThat(run(Map.of("TERM", "xterm"), TOOL, "--help"))
        .contains("admin-tools")
        .doesNotContain(ESCAPE);
    assertThat(run(Map.of("TERM", "xterm"), TOOL, "topics", "list", "--timeout", "0"))
        .contains("--timeout must be")
        .doesNotContain(ESCAPE);
  }

  @Test
  void aTerminalGetsColours() throws Exception {
    assertThat(onTerminal(Map.of("TERM", "xterm"), "--help")).contains(ESCAPE);
    assertThat(onTerminal(Map.of("TERM", "xterm"), "topics list --timeout 0"))
        .contains(ESCAPE + "31madmin-tools:");
  }

  @Test
  void whoWantsNoneOrHasNoneGetsNoneOnATerminalToo() throws Exception {
    assertThat(onTerminal(Map.of("TERM", "xterm", "NO_COLOR", "1"), "--help"))
        .contains("admin-tools")
        .doesNotContain(ESCAPE);
    assertThat(onTerminal(Map.of("TERM", "dumb"), "--help"))
        .contains("admin-tools")
        .doesNotContain(ESCAPE);
  }

  private static String onTerminal(Map<String, String> environment, String arguments)
      throws Exception {
    assumeThat(hasScript()).as("needs util-linux's script").isTrue();
    return run(environment, "script", "-qec", "'" + TOOL + "' " + arguments, "/dev/null");
  }

  private static boolean hasScript() throws InterruptedException {
    try {
      return new ProcessBuilder("script", "-qec", "true", "/dev/null").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String run(Map<String, String> environment, String... command) throws Exception {
    List<String> words =
        Stream.concat(Stream.of("env", "-u", "NO_COLOR"), Arrays.stream(command)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(environment.containsKey("NO_COLOR") ? List.of(command) : words)
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }
}
