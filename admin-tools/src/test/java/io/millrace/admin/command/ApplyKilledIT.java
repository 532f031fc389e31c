package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process of apply is killed at random moments; a second run completes what it began. */
@WithStack
class ApplyKilledIT {
  private static final int TOPICS = 40;
  private static final int SCHEMAS = 10;

  /** A topic, and for some of them a schema and its compatibility. */
  private static final int CHANGES = TOPICS + 2 * SCHEMAS;

  private static final int KILLS = 3;
  private static final int ATTEMPTS = 5;

  @TempDir Path folder;

  @Test
  void aSecondRunCompletesWhatAKilledOneBeganAndAThirdChangesNothing(Stack stack)
      throws IOException, InterruptedException {
    long seed = Long.getLong("millrace.apply.seed", System.nanoTime());
    System.out.println("killed at random moments, -Dmillrace.apply.seed=" + seed);
    Random random = new Random(seed);
    List<Integer> left = new ArrayList<>();

    for (int attempt = 0;
        attempt < ATTEMPTS && left.stream().noneMatch(ApplyKilledIT::isMidway);
        attempt++) {
      String catalogue = declare("t-" + UUID.randomUUID());
      assertThat(changes(stack, catalogue)).isEqualTo(CHANGES);
      for (int kill = 0; kill < KILLS; kill++) {
        killed(stack, catalogue, random);
        left.add(changes(stack, catalogue));
      }
      assertCompleted(stack, catalogue);
    }

    assertThat(left).as("changes that were left after each kill").anyMatch(ApplyKilledIT::isMidway);
  }

  /** Whether a kill came neither before the first change nor after the last. */
  private static boolean isMidway(int left) {
    return left > 0 && left < CHANGES;
  }

  private static void assertCompleted(Stack stack, String catalogue) {
    Run second = Run.against(stack, "apply", "--catalogue", catalogue);
    Run third = Run.against(stack, "apply", "--catalogue", catalogue);

    assertThat(second.code()).as(second.err()).isZero();
    assertThat(third.outLines()).containsExactly("nothing to change");
    assertThat(third.err()).isEmpty();
    assertThat(third.code()).isZero();
    assertThat(Run.against(stack, "check", "--catalogue", catalogue).code()).isZero();
  }

  private static int changes(Stack stack, String catalogue) throws IOException {
    Run plan = Run.against(stack, "plan", "--catalogue", catalogue, "--output", "json");
    assertThat(plan.code()).as(plan.err()).isZero();
    return new ObjectMapper().readTree(plan.out()).path("changes").size();
  }

  /** After some of the lines that say what is made, or soon after the last of the schemas'. */
  private static void killed(Stack stack, String catalogue, Random random)
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
