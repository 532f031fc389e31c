package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process of apply is killed at random moments; a second run completes what it began. */
@WithStack
class ApplyKilledIT {
  private static final int TOPICS = 40;
  private static final int SCHEMAS = 10;
  private static final int KILLS = 3;

  @TempDir Path folder;

  @Test
  void aSecondRunCompletesWhatAKilledOneBeganAndAThirdChangesNothing(Stack stack)
      throws IOException, InterruptedException {
    long seed = new Random().nextLong();
    System.out.println("ApplyKilledIT: seed " + seed);
    Random random = new Random(seed);
    String catalogue = declare("t-" + UUID.randomUUID());

    for (int kill = 0; kill < KILLS; kill++) {
      killed(stack, catalogue, random);
    }
    Run second = Run.against(stack, "apply", "--catalogue", catalogue);
    Run third = Run.against(stack, "apply", "--catalogue", catalogue);

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(third.outLines()).containsExactly("nothing to change");
    assertThat(third.err()).isEmpty();
    assertThat(third.code()).isZero();
    assertThat(Run.against(stack, "check", "--catalogue", catalogue).code()).isZero();
  }

  /** After some of the lines that say what is made, or soon after the last of the schemas'. */
  private void killed(Stack stack, String catalogue, Random random)
      throws IOException, InterruptedException {
    try (ChildRun run = ChildRun.piped(stack, "apply", "--catalogue", catalogue)) {
      int wanted = random.nextInt(2 * SCHEMAS);
      String line = "";
      for (int read = 0; read < wanted && line != null; read++) {
        line = run.readOutLine();
      }
      run.letRun(random.nextInt(60));
      run.kill();
    }
  }

  private String declare(String prefix) throws IOException {
    Files.writeString(
        folder.resolve("value.avsc"),
        """
        {"type": "record", "name": "A", "fields": [{"name": "a", "type": "int"}]}
        """);
    StringBuilder yaml = new StringBuilder("topics:\n");
    for (int number = 0; number < TOPICS; number++) {
      String value = number < SCHEMAS ? ", value: {schema: value.avsc}, compatibility: FULL" : "";
      yaml.append(
          "  %s-%d: {partitions: 3, configs: {retention.ms: 86400000}%s}\n"
              .formatted(prefix, number, value));
    }
    return Files.writeString(folder.resolve("catalogue.yaml"), yaml).toString();
  }
}
