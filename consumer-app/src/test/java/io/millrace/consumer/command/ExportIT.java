package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class ExportIT {

  private final Stack stack;
  @TempDir private Path temporary;
  private Path path;
  private ExportedFolder folder;

  ExportIT(Stack stack) {
    this.stack = stack;
  }

  @BeforeEach
  void nameTheFolder() {
    path = temporary.resolve("events");
    folder = new ExportedFolder(path);
  }

  @Test
  void theFilesHaveTheLinesThatPrintShows() throws Exception {
    TestTopic topic = TestTopic.create(stack, 2);
    topic.produce(0, 500, 2);

    CommandRun run = export(topic, "--segment-events", "100");

    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .hasLineCount(1)
        .startsWith("500 events (" + topic.name() + " 500) exported to 6 new files in " + path);
    assertThat(folder.segments())
        .hasSize(6)
        .contains(topic.name() + "-1-00000000000000000200-00000000000000000249.jsonl");
    assertThat(IntStream.of(0, 1).boxed().flatMap(p -> lines(topic, p).stream()))
        .containsExactlyInAnyOrderElementsOf(
            CommandRun.of(topic.arguments("print")).out().stream()
                .map(line -> line.replaceFirst(",\"(key|value)Format\".*", "}"))
                .toList());
  }

  @Test
  void exportingAgainAddsNothingUntilThereIsMore() throws Exception {
    TestTopic topic = TestTopic.create(stack, 2);
    topic.produce(0, 100, 2);
    export(topic);
    List<String> before = folder.segments();

    CommandRun again = export(topic);
    assertThat(again.err()).startsWith("0 events (" + topic.name() + " 0) exported to 0 new files");
    assertThat(folder.segments()).isEqualTo(before);

    topic.produce(100, 160, 2);
    export(topic);
    assertThat(folder.segments()).hasSize(before.size() + 2);
    assertNumbers(topic, 160, 2);
  }

  @Test
  void transactionMarkersLeaveNeitherGapsNorLosses() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    try (Producer<String, Object> producer =
        topic.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name()))) {
      producer.initTransactions();
      for (int number = 0; number < 3; number++) {
        producer.beginTransaction();
        producer.send(topic.record(0, "aborted", 99)).get();
        producer.abortTransaction();
        producer.beginTransaction();
        producer.send(topic.record(0, "k", number)).get();
        producer.commitTransaction();
        export(topic);
      }
    }
    // All that is left is the log start beyond the last marker, and nothing was lost.
    topic.deleteBefore(0, 12);

    assertThat(export(topic).exitCode()).isEqualTo(ExitCode.DONE);
    assertNumbers(topic, 3, 1);
    assertThat(folder.segments())
        .containsExactly(
            topic.name() + "-0-00000000000000000000-00000000000000000003.jsonl",
            topic.name() + "-0-00000000000000000004-00000000000000000007.jsonl",
            topic.name() + "-0-00000000000000000008-00000000000000000011.jsonl");
  }

  @Test
  void markersBehindTheLastSegmentDoNotStopTheNextRun() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 2, 1);
    export(topic);
    try (Producer<String, Object> producer =
        topic.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name()))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(topic.record(0, "aborted", 99)).get();
      producer.abortTransaction();
    }
    export(topic);
    topic.deleteBefore(0, 4);
    topic.produce(2, 3, 1);

    assertThat(export(topic).exitCode()).isEqualTo(ExitCode.DONE);
    assertNumbers(topic, 3, 1);
    assertThat(folder.segments())
        .containsExactly(
            topic.name() + "-0-00000000000000000000-00000000000000000001.jsonl",
            topic.name() + "-0-00000000000000000002-00000000000000000004.jsonl");
  }

  @Test
  void anotherTopicOfTheSameNameIsRefused() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 2, 1);
    export(topic);
    topic.delete();
    topic.make(1);
    topic.produce(0, 5, 1);

    CommandRun run = export(topic);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).hasLineCount(1).contains("has events of another topic " + topic.name());
    assertNumbers(topic, 2, 1);
  }

  @Test
  void followingItKeepsTheFolderForItselfAndStopsInOrder() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 50, 1);
    List<String> args =
        topic.arguments("export", "--to", path.toString(), "--follow", "--roll", "1");
    try (ChildRun child = ChildRun.start(temporary.resolve("err"), args)) {
      child.await(() -> folder.segments().size() == 1);
      topic.produce(50, 60, 1);
      child.await(() -> !folder.parts().isEmpty() || folder.segments().size() == 2);

      CommandRun second = export(topic);
      assertThat(second.exitCode()).isEqualTo(ExitCode.FAILED);
      assertThat(second.err()).hasLineCount(1).contains("another export is writing to " + path);

      assertThat(child.stop()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(child.err()).startsWith("60 events (" + topic.name() + " 60)").hasLineCount(1);
    }
    assertNumbers(topic, 60, 1);
    assertThat(folder.parts()).isEmpty();
  }

  @Test
  void whatCameBeforeARecordThatCannotBeDecodedIsExported() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 4, 1);
    topic.produceRaw(0, (byte) 1);

    for (int run = 0; run < 2; run++) {
      CommandRun refused = export(topic);

      assertThat(refused.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
      assertThat(refused.err())
          .hasLineCount(1)
          .contains("offset 4 of " + topic.name() + ", partition 0");
      assertNumbers(topic, 4, 1);
      assertThat(folder.parts()).isEmpty();
    }
  }

  @Test
  void eventsThatRetentionDeletedBeforeTheirExportAreNotPassedOver() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 10, 1);
    export(topic);
    topic.produce(10, 30, 1);
    topic.deleteBefore(0, 25);

    CommandRun run = export(topic);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err())
        .hasLineCount(1)
        .contains("offsets 10 to 24 of partition 0 of " + topic.name() + " were deleted");
    assertNumbers(topic, 10, 1);
  }

  @Test
  void aTopicThatIsNotThereMakesNoFolder() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);

    CommandRun run = CommandRun.of(topic.arguments("export", "nosuch", "--to", path.toString()));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no topic nosuch at");
    assertThat(path).doesNotExist();
  }

  private CommandRun export(TestTopic topic, String... more) {
    return CommandRun.of(
        Stream.concat(topic.arguments("export", "--to", path.toString()).stream(), Stream.of(more))
            .toList());
  }

  /** That the files have the numbers from 0 on, each once, in the order of their partition. */
  private void assertNumbers(TestTopic topic, int count, int partitions) {
    for (int partition = 0; partition < partitions; partition++) {
      List<Integer> expected =
          IntStream.iterate(partition, n -> n < count, n -> n + partitions).boxed().toList();
      assertThat(lines(topic, partition))
          .extracting(line -> Integer.valueOf(line.replaceAll(".*\"number\":(\\d+)}}", "$1")))
          .isEqualTo(expected);
    }
  }

  private List<String> lines(TestTopic topic, int partition) {
    try {
      return folder.lines(topic.name(), partition);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
