package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.OwnStack;
import io.millrace.local.Server;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only broker goes away while a command is at work, and comes back. */
class BrokerGoneIT {
  private static final String TIMEOUT = "3";

  private static OwnStack stack;
  private static Server broker;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    stack = Stacks.start(StackOptions.ephemeral());
    broker = stack.brokers().get(0);
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void anApplyEndsAndIsCompletedByTheNext() throws IOException, InterruptedException {
    String catalogue = catalogue(30);
    try (ChildRun run =
        ChildRun.piped(stack, "apply", "--catalogue", catalogue, "--timeout", TIMEOUT)) {
      assertThat(run.readOutLine()).contains("v-0-value");
      broker.kill();
      List<String> err = run.readLines();

      assertThat(run.exitCode()).as(String.join("\n", err)).isEqualTo(ExitCode.UNAVAILABLE);
      assertThat(err).isNotEmpty().noneMatch(line -> line.contains("\tat "));
    } finally {
      broker.start();
    }

    Run second = Run.against(stack, "apply", "--catalogue", catalogue);
    Run third = Run.against(stack, "apply", "--catalogue", catalogue);

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(third.outLines()).containsExactly("nothing to change");
  }

  @Test
  void aReplayEndsAndIsCompletedByTheNext() throws IOException, InterruptedException {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 3).send(2_000);
    String[] arguments = {
      "records",
      "replay",
      topics.source(),
      "--to",
      topics.target(),
      "--batch",
      "20",
      "--rate",
      "500",
      "--timeout",
      TIMEOUT
    };
    try (ChildRun run = ChildRun.against(stack, arguments)) {
      while (topics.size(topics.target()) < 100 && run.isAlive()) {
        Thread.onSpinWait();
      }
      broker.pause();
      List<String> err = run.readLines();

      // 7 when it was just committing.
      assertThat(run.exitCode())
          .as(String.join("\n", err))
          .isIn(ExitCode.UNAVAILABLE, ExitCode.OUTCOME_UNKNOWN);
      assertThat(err).anyMatch(line -> line.startsWith("stopped: "));
      assertThat(err.get(err.size() - 1)).contains("run the same again");
    } finally {
      broker.resume();
    }

    arguments[8] = "100000";
    arguments[10] = "60";
    Run second = Run.against(stack, arguments);

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(topics.values(topics.target()))
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 2_000).mapToObj(i -> "v" + i).toList());
  }

  @Test
  void producingEndsAfterTheTimeoutAndSaysWhatIsUnknown() throws IOException, InterruptedException {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 3);
    // More than are sent before the first of them is seen.
    Path lines =
        Files.writeString(folder.resolve("lines"), "{\"value\": \"one\"}\n".repeat(2_000_000));
    try (ChildRun run =
        ChildRun.against(
            stack,
            "records",
            "produce",
            topics.target(),
            lines.toString(),
            "--value-format",
            "string",
            "--timeout",
            TIMEOUT)) {
      while (topics.size(topics.target()) == 0 && run.isAlive()) {
        Thread.onSpinWait();
      }
      broker.pause();
      long start = System.nanoTime();
      List<String> err = run.readLines();

      assertThat(run.exitCode()).as(String.join("\n", err)).isEqualTo(ExitCode.OUTCOME_UNKNOWN);
      assertThat(err)
          .anyMatch(line -> line.matches("[\\d,]+ acknowledged, .* [1-9][\\d,]* unknown"));
      assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
    } finally {
      broker.resume();
    }
  }

  private String catalogue(int topics) throws IOException {
    Files.writeString(
        folder.resolve("value.avsc"),
        """
        {"type": "record", "name": "A", "fields": [{"name": "a", "type": "int"}]}
        """);
    StringBuilder yaml = new StringBuilder("topics:\n");
    for (int number = 0; number < topics; number++) {
      yaml.append("  v-%d: {partitions: 1, value: {schema: value.avsc}}\n".formatted(number));
    }
    return Files.writeString(folder.resolve("catalogue.yaml"), yaml).toString();
  }
}
