package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.SchemaRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class RecordsProduceIT {
  @TempDir Path folder;

  @Test
  void whatIsConsumedIsProducedTheSame(Stack stack) throws IOException {
    RecordTopic from = RecordTopic.create(stack, 2);
    RecordTopic to = RecordTopic.create(stack, 2);
    to.registry().register(to.name() + "-value", RecordTopic.READING, false);
    RecordHeaders headers = new RecordHeaders();
    headers.add("a", RecordTopic.utf8("1")).add("b", null).add("a", new byte[] {(byte) 0xff});
    try (Producer<byte[], byte[]> producer = from.producer(Map.of())) {
      RecordTopic.send(
          producer,
          new ProducerRecord<>(from.name(), 1, 5L, null, from.avro("é", Long.MIN_VALUE), headers));
      RecordTopic.send(
          producer, new ProducerRecord<>(from.name(), 1, 6L, new byte[0], null, List.of()));
      RecordTopic.send(
          producer, new ProducerRecord<>(from.name(), 0, 7L, new byte[] {-1}, new byte[0]));
      RecordTopic.send(producer, from.record(0, "YWJj", 3));
    }
    Run consumed = Run.against(stack, "records", "consume", from.name());

    Run produced = produce(stack, to, consumed.outLines());

    assertThat(produced.errLines()).containsExactly("4 acknowledged, 0 refused, 0 unknown");
    assertThat(produced.code()).isZero();
    Run again = Run.against(stack, "records", "consume", to.name());
    assertThat(comparable(again, to))
        .containsExactlyInAnyOrderElementsOf(comparable(consumed, from));
  }

  @Test
  void badLinesAreRefusedWithTheirPlaceAndTheRestGoesOn(Stack stack) throws IOException {
    RecordTopic topic = registered(stack);

    Run run =
        produce(
            stack,
            topic,
            List.of(
                "{\"key\": \"a\", \"value\": {\"sensor\": \"a\", \"number\": 1}}",
                "{\"key\": \"a\", \"value\": {\"sensor\": \"a\", \"number\": \"1\"}}",
                "{\"kee\": \"a\"}",
                "{\"partition\": 7}",
                "{\"value\": {\"sensor\": \"b\", \"number\": 2}, \"partition\": 0}"));

    Path file = folder.resolve("lines");
    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines())
        .containsExactly(
            file + ":2: value.number: expected a long (64 bits), found the text \"1\"",
            file + ":3: unknown member \"kee\"; did you mean key?",
            file
                + ":4: partition: topic %s has no partition 7: it has 1, from 0 to 0"
                    .formatted(topic.name()),
            "2 acknowledged, 3 refused, 0 unknown");
    assertThat(Run.against(stack, "records", "consume", topic.name()).outLines()).hasSize(2);
  }

  @Test
  void aTransactionIsAllOrNothing(Stack stack) throws IOException {
    RecordTopic topic = registered(stack);
    String good = "{\"value\": {\"sensor\": \"a\", \"number\": 1}}";

    Run refused = produce(stack, topic, List.of(good, "{\"value\": 1}"), "--transactional");
    Run whole = produce(stack, topic, List.of(good, good), "--transactional");

    assertThat(refused.code()).isEqualTo(6);
    assertThat(refused.errLines().get(1))
        .isEqualTo(
            "0 acknowledged, 2 refused, 0 unknown; the transaction was taken back: nothing is produced");
    assertThat(whole.errLines()).containsExactly("2 acknowledged, 0 refused, 0 unknown");
    assertThat(Run.against(stack, "records", "consume", topic.name()).outLines()).hasSize(2);
  }

  @Test
  void theFirstRefusedLineCanEndIt(Stack stack) throws IOException {
    RecordTopic topic = registered(stack);

    Run run = produce(stack, topic, List.of("{}", "x", "{}"), "--stop-on-error");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines()).hasSize(2).last().isEqualTo("1 acknowledged, 1 refused, 0 unknown");
  }

  @Test
  void aRecordThatIsTooLargeIsRefusedAlone(Stack stack) throws IOException {
    LiveTopic topic = LiveTopic.create(stack, 1, Map.of("max.message.bytes", "1000"));
    String noise =
        new Random(1)
            .ints(3_000, 33, 126)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .replaceAll("[\"\\\\]", "x");

    Run run =
        produce(stack, new RecordTopic(stack, topic), List.of("{\"value\": \"" + noise + "\"}"));

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines().get(0)).contains("lines:1: ", "larger than");
    assertThat(run.errLines().get(1)).isEqualTo("0 acknowledged, 1 refused, 0 unknown");
  }

  @Test
  void aRecordThatOnlyTheTopicTakesIsProducedToo(Stack stack) throws IOException {
    // Above the 1 MB that producers and consumers have for a request by default.
    LiveTopic topic = LiveTopic.create(stack, 1, Map.of("max.message.bytes", "4000000"));
    RecordTopic large = new RecordTopic(stack, topic);
    List<String> lines = List.of("{\"value\": \"" + "x".repeat(3_000_000) + "\"}");

    Run produced = produce(stack, large, lines);

    assertThat(produced.errLines()).containsExactly("1 acknowledged, 0 refused, 0 unknown");
    Run consumed = Run.against(stack, "records", "consume", large.name());
    assertThat(consumed.out()).contains("x".repeat(3_000_000));
  }

  @Test
  void aSchemaIsFoundBeforeTheFirstLineIsRead(Stack stack) throws IOException {
    RecordTopic topic = registered(stack);
    Path schema = folder.resolve("other.avsc");
    Files.writeString(schema, "\"int\"");

    Run version = produce(stack, topic, List.of("{}"), "--value-schema", topic.name() + "-value@7");
    Run file = produce(stack, topic, List.of("{}"), "--value-schema", schema.toString());
    Run own =
        produce(
            stack,
            topic,
            List.of("{\"sensor\": \"a\", \"number\": 1}"),
            "--value-only",
            "--value-schema",
            topic.name() + "-value@1");

    assertThat(version.errLines())
        .containsExactly(
            "admin-tools: the registry has no version 7 of subject %s-value"
                .formatted(topic.name()));
    assertThat(version.code()).isEqualTo(2);
    assertThat(file.code()).isEqualTo(6);
    assertThat(file.err()).contains("has no version with the schema of the file");
    assertThat(own.code()).isZero();
    assertThat(Run.against(stack, "records", "consume", topic.name()).outLines()).hasSize(1);
  }

  private RecordTopic registered(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    SchemaRegistry registry = topic.registry();
    registry.register(topic.name() + "-value", RecordTopic.READING, false);
    return topic;
  }

  private Run produce(Stack stack, RecordTopic topic, List<String> lines, String... more)
      throws IOException {
    Path file = folder.resolve("lines");
    Files.write(file, lines);
    return Run.against(
        stack,
        Stream.concat(
                Stream.of("records", "produce", topic.name(), file.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  /** The lines without what a copy has of its own. */
  private static List<String> comparable(Run run, RecordTopic topic) {
    return run.outLines().stream()
        .map(line -> line.replace(topic.name(), "T").replaceAll("\"offset\":\\d+,", ""))
        .toList();
  }
}
