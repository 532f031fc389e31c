package io.millrace.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code bin/demo} as a user does, and ends it as a user may. */
class DemoIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String MARK = "MILLRACE_DEMO_IT";

  /** In the environment of the demo, and so of every process that it starts. */
  private final String mark = UUID.randomUUID().toString();

  @TempDir private Path folder;

  @Test
  void theMainJobPrintsTheFiguresOfTheFileAndLeavesNothingBehind() throws Exception {
    Process demo = start();

    assertThat(demo.waitFor(120, TimeUnit.SECONDS)).isTrue();

    assertThat(output()).as(errors()).containsPattern("customers +793 +793 +equal");
    assertThat(output()).containsPattern("orders +10,018 +10,018 +equal");
    assertThat(output()).containsPattern("order lines +9,994 +9,994 +equal");
    assertThat(output()).containsPattern("orders placed +5,009 +5,009 +equal");
    assertThat(output()).containsPattern("quantity +37,873 +37,873 +equal");
    assertThat(output()).containsPattern("sales total +2,297,200.8603 +2,297,200.8603 +equal");
    assertThat(demo.exitValue()).isZero();
    assertThat(alive()).isEmpty();
  }

  @Test
  void killedAtAnyMomentItLeavesNoProcessBehind() throws Exception {
    assumeThat(Path.of("/proc/self/environ")).as("needs /proc to find all processes").exists();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 4; round++) {
      Process demo = start();
      Duration moment = Duration.ofMillis(500 + random.nextInt(14_000));
      boolean ended = demo.waitFor(moment.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(ended || !alive().isEmpty()).as("processes can be found").isTrue();

      demo.destroyForcibly().waitFor();

      await("nothing left when killed after " + moment + ", seed " + seed)
          .atMost(Duration.ofSeconds(5))
          .untilAsserted(() -> assertThat(alive()).isEmpty());
    }
  }

  @Test
  void interruptedItStopsEverythingAndSaysSo() throws Exception {
    Process env = new ProcessBuilder("env", "--default-signal=INT", "true").start();
    assumeThat(env.waitFor()).as("needs GNU env").isZero();
    // A build in the background ignores SIGINT, and so would the demo.
    Process demo = start("env", "--default-signal=INT");
    await().atMost(Duration.ofSeconds(60)).until(() -> errors().contains("[2/5]"));

    new ProcessBuilder("kill", "-INT", Long.toString(demo.pid())).start().waitFor();

    assertThat(demo.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(demo.exitValue()).isEqualTo(130);
    assertThat(errors()).contains("demo: interrupted; everything is stopped");
    assertThat(alive()).isEmpty();
  }

  private Process start(String... prefix) throws IOException {
    List<String> command = new ArrayList<>(List.of(prefix));
    command.add(HOME.resolve("bin/demo").toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile());
    builder.environment().put(MARK, mark);
    return builder.start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("out"));
  }

  private String errors() throws IOException {
    return Files.readString(folder.resolve("err"));
  }

  /** Every process that the demo started, however indirectly, and that still runs. */
  private List<String> alive() throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process :
          processes.filter(p -> p.getFileName().toString().matches("\\d+")).toList()) {
        if (environment(process).contains(MARK + "=" + mark)) {
          found.add(process.getFileName() + " " + commandLine(process));
        }
      }
    }
    return found;
  }

  private static String environment(Path process) {
    return read(process.resolve("environ"));
  }

  private static String commandLine(Path process) {
    return read(process.resolve("cmdline")).replace('\0', ' ');
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // It ended while we looked.
      return "";
    }
  }
}
