package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.millrace.app.cli.ExitCode;
import io.millrace.consumer.sink.SignalledExport;
import io.millrace.local.OwnStack;
import io.millrace.local.Stack;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports to files that come to a sudden end: the files have each event once, and in order. */
@WithStack
class ExportKillIT {
  private static final int PARTITIONS = 3;

  private final Stack stack;
  @TempDir private Path temporary;

  ExportKillIT(Stack stack) {
    this.stack = stack;
  }

  @ParameterizedTest
  @ValueSource(strings = {"jsonl", "csv", "avro"})
  void killedAtAnyMomentItHasEachEventOnce(String format) throws Exception {
    TestTopic topic = TestTopic.create(stack, PARTITIONS);
    int events = 3_000 * Kills.COUNT;
    topic.produce(0, events, PARTITIONS);
    Path path = temporary.resolve(format);
    ExportedFolder folder = new ExportedFolder(path);
    List<String> arguments =
        topic.arguments(
            "export", "--to", path.toString(), "--format", format, "--segment-events", "40");

    Kills kills = new Kills();
    for (int i = 0; i < Kills.COUNT; i++) {
      kills.kill(temporary.resolve("err"), arguments, () -> (long) folder.segments().size());
    }
    System.out.println(format + ": " + kills);

    assertThat(CommandRun.of(arguments).exitCode()).isEqualTo(ExitCode.DONE);
    assertNumbers(topic, path, format, events);
  }

  @Test
  void killedBetweenAnyTwoStepsItHasEachEventOnce() throws Exception {
    TestTopic topic = TestTopic.create(stack, PARTITIONS);
    topic.produce(0, 600, PARTITIONS);
    Path path = temporary.resolve("events");
    List<String> arguments =
        List.of(stack.bootstrapServers(), stack.registryUrl(), topic.name(), path.toString());
    for (String step : List.of("begun", "written", "synced", "renamed", "published")) {
      List<String> all = new ArrayList<>(arguments);
      all.addAll(List.of("jsonl", "20", step, "3"));
      int before = new ExportedFolder(path).segments().size();
      try (ChildRun run = ChildRun.start(temporary.resolve("err"), SignalledExport.class, all)) {
        assertThat(run.exitCode()).as(step + run.err()).isEqualTo(128 + 9);
      }
      int published = new ExportedFolder(path).segments().size() - before;
      switch (step) {
        // Segments are published beside what goes on.
        case "begun" -> assertThat(published).isBetween(0, 2);
        case "written", "synced" -> assertThat(published).isEqualTo(2);
        default -> assertThat(published).isEqualTo(3);
      }
    }

    CommandRun last = CommandRun.of(topic.arguments("export", "--to", path.toString()));

    assertThat(last.exitCode()).as(last.err()).isEqualTo(ExitCode.DONE);
    assertNumbers(topic, path, "jsonl", 600);
  }

  @Test
  void aFullDiskLeavesNoPartialFile() throws Exception {
    Path disk = Files.createDirectory(temporary.resolve("disk"));
    assumeThat(isMounted(disk, "size=300k")).as("a tmpfs can be mounted here").isTrue();
    try {
      TestTopic topic = TestTopic.create(stack, PARTITIONS);
      topic.produce(0, 6_000, PARTITIONS);
      Path path = disk.resolve("events");
      List<String> arguments =
          topic.arguments("export", "--to", path.toString(), "--segment-events", "300");

      CommandRun full = CommandRun.of(arguments);

      assertThat(full.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(full.err())
          .hasLineCount(1)
          .contains("cannot write " + path + "/." + topic.name(), "No space left on device");
      ExportedFolder folder = new ExportedFolder(path);
      assertThat(folder.parts()).isEmpty();
      assertThat(folder.segments()).isNotEmpty();

      assertThat(isMounted(disk, "remount,size=20m")).isTrue();
      assertThat(CommandRun.of(arguments).exitCode()).isEqualTo(ExitCode.DONE);
      assertNumbers(topic, path, "jsonl", 6_000);
    } finally {
      new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }
  }

  private static boolean isMounted(Path disk, String options) throws Exception {
    try {
      return new ProcessBuilder("mount", "-t", "tmpfs", "-o", options, "tmpfs", disk.toString())
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  @Test
  void aClusterThatVanishesEndsARunThatFollows() throws Exception {
    try (OwnStack vanishing = Stacks.start(StackOptions.ephemeral())) {
      TestTopic topic = TestTopic.create(vanishing, 1);
      topic.produce(0, 50, 1);
      Path path = temporary.resolve("events");
      List<String> arguments =
          topic.arguments(
              "export", "--to", path.toString(), "--follow", "--roll", "1", "--timeout", "5");
      try (ChildRun run = ChildRun.start(temporary.resolve("err"), arguments)) {
        run.await(() -> new ExportedFolder(path).segments().size() == 1);
        topic.produce(50, 60, 1);
        run.await(() -> new ExportedFolder(path).segments().size() == 2);
        vanishing.brokers().get(0).kill();

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.err()).hasLineCount(1).contains("no answer from Kafka at");
      }
    }
  }

  private static void assertNumbers(TestTopic topic, Path path, String format, int count)
      throws IOException {
    ExportedFolder folder = new ExportedFolder(path);
    assertThat(folder.parts()).isEmpty();
    for (int partition = 0; partition < PARTITIONS; partition++) {
      List<Integer> numbers = new ArrayList<>();
      for (String name : folder.segments()) {
        if (name.startsWith(topic.name() + "-" + partition + "-")) {
          numbers.addAll(numbers(path.resolve(name), format));
        }
      }
      int first = partition;
      assertThat(numbers)
          .isEqualTo(
              IntStream.iterate(first, n -> n < count, n -> n + PARTITIONS).boxed().toList());
    }
  }

  private static List<Integer> numbers(Path file, String format) throws IOException {
    return switch (format) {
      case "csv" -> {
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
          yield csv.stream().map(row -> Integer.valueOf(row.getField("number"))).toList();
        }
      }
      case "avro" ->
          FormatsIT.avro(file).stream()
              .map(event -> ((GenericRecord) event.get("value")).get("number"))
              .map(number -> ((Long) number).intValue())
              .toList();
      default ->
          Files.readAllLines(file).stream()
              .map(line -> Integer.valueOf(line.replaceAll(".*\"number\":(\\d+)}}", "$1")))
              .toList();
    };
  }
}
