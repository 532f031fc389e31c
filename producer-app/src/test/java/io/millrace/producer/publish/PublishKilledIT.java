package io.millrace.producer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process of an import is killed at random moments; the next run goes on. */
@WithStack
class PublishKilledIT {
  private static final int KILLS = Integer.getInteger("millrace.publish.kills", 2);
  private static final long COUNT = 20_000;

  @TempDir private Path folder;

  @Test
  void killedAtAnyMomentAndRunAgainEachNumberIsThereOnceAndInOrder(Stack stack) throws Exception {
    long seed = Long.getLong("millrace.publish.seed", System.nanoTime());
    System.out.println("killed at random moments, -Dmillrace.publish.seed=" + seed);
    Random random = new Random(seed);
    TestTopic topic = TestTopic.create(stack);
    String name = Runs.anyName();
    Path rejects = folder.resolve("rejects");

    for (int kill = 0; kill < KILLS; kill++) {
      Process process = start(stack, name, topic, rejects);
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        assertThat(out.readLine()).matches("\\d+|done");
        var unused = process.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS);
      } finally {
        process.destroyForcibly().onExit().join();
      }
    }
    List<String> last;
    Process process = start(stack, name, topic, rejects);
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      last = out.lines().toList();
    } finally {
      process.destroyForcibly().onExit().join();
    }

    assertThat(last).last().isEqualTo("done");
    List<Long> numbers = topic.numbers();
    assertThat(numbers)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(
            LongStream.range(0, COUNT).filter(n -> n % 1_000 != 999).boxed().toList());
    assertInOrderPerKey(numbers);
    assertThat(Files.readAllLines(rejects).stream().filter(line -> !line.startsWith("#")))
        .containsExactlyElementsOf(rejected());
  }

  private static void assertInOrderPerKey(List<Long> numbers) {
    for (int key = 0; key < 10; key++) {
      int of = key;
      assertThat(numbers.stream().filter(n -> n % 10 == of)).isSorted();
    }
  }

  private static List<String> rejected() {
    List<String> lines = new ArrayList<>(List.of("n"));
    LongStream.range(0, COUNT)
        .filter(n -> n % 1_000 == 999)
        .forEach(n -> lines.add(String.valueOf(n)));
    return lines;
  }

  private static Process start(Stack stack, String name, TestTopic topic, Path rejects)
      throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            System.getProperty("java.class.path"),
            KilledImport.class.getName(),
            stack.bootstrapServers(),
            name,
            topic.name(),
            String.valueOf(COUNT),
            rejects.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
