package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

@WithStack
class RecordsConsumeIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aRecordIsALineOfJsonWithItsSchema(Stack stack) throws JsonProcessingException {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1);

    Run run = consume(stack, topic);

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    JsonNode line = JSON.readTree(run.out());
    assertThat(line.get("topic").asText()).isEqualTo(topic.name());
    assertThat(line.get("timestamp").asText()).isEqualTo("1970-01-01T00:00:00.001Z");
    assertThat(line.get("key").asText()).isEqualTo("a");
    assertThat(line.get("keyFormat").asText()).isEqualTo("string");
    assertThat(line.get("value").toString()).isEqualTo("{\"sensor\":\"a\",\"number\":1}");
    assertThat(line.get("valueFormat").asText()).isEqualTo("avro");
    assertThat(line.get("valueSchema").get("subject").asText()).isEqualTo(topic.name() + "-value");
    assertThat(line.get("valueSchema").get("version").asInt()).isEqualTo(1);
  }

  @Test
  void placesAreOffsetsTimesAndTails(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 10, 20, 30, 40);

    assertThat(numbers(consume(stack, topic, "--from", "1", "--until", "3")))
        .containsExactly(20L, 30L);
    assertThat(numbers(consume(stack, topic, "--from", "1970-01-01T00:00:00.015Z")))
        .containsExactly(20L, 30L, 40L);
    assertThat(numbers(consume(stack, topic, "--until", "1970-01-01T00:00:00.030Z")))
        .containsExactly(10L, 20L);
    assertThat(numbers(consume(stack, topic, "--tail", "2"))).containsExactly(30L, 40L);
    assertThat(numbers(consume(stack, topic, "--limit", "1"))).containsExactly(10L);
    assertThat(numbers(consume(stack, topic, "--from", "latest"))).isEmpty();
    assertThat(numbers(consume(stack, topic, "--from", "1h"))).isEmpty();
    assertThat(numbers(consume(stack, topic, "--from-offsets", "0:3"))).containsExactly(40L);
    // In milliseconds -1, which is a word of Kafka's for the end.
    assertThat(numbers(consume(stack, topic, "--from", "1969-12-31T23:59:59.999Z"))).hasSize(4);
  }

  @Test
  void onlyThePartitionsAskedForAreRead(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 3);
    try (Producer<byte[], byte[]> producer = topic.producer(Map.of())) {
      List.of(0, 1, 2).forEach(p -> RecordTopic.send(producer, topic.record(p, "s", p)));
    }

    assertThat(numbers(consume(stack, topic, "--partition", "0,2")))
        .containsExactlyInAnyOrder(0L, 2L);
    assertThat(numbers(consume(stack, topic, "--from-offsets", "1:0"))).containsExactly(1L);
    Run none = consume(stack, topic, "--partition", "3");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.errLines())
        .containsExactly(
            "admin-tools: topic %s has no partition 3: it has 3, from 0 to 2"
                .formatted(topic.name()));
  }

  @Test
  void abortedRecordsAreLeftOutAndTheirMarkersNotWaitedFor(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.transact(true, "a", 1, 2);
    topic.transact(false, "a", 3, 4);

    assertThat(numbers(consume(stack, topic))).containsExactly(1L, 2L);
    assertThat(numbers(consume(stack, topic, "--tail", "1"))).containsExactly(2L);
    assertThat(numbers(consume(stack, topic, "--isolation", "read_uncommitted")))
        .containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void anOpenTransactionIsTheEnd(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1);
    try (Producer<byte[], byte[]> producer =
        topic.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name()))) {
      producer.initTransactions();
      producer.beginTransaction();
      RecordTopic.send(producer, topic.record(0, "a", 2));
      producer.flush();
      topic.send("a", 3);

      Run run = consume(stack, topic);
      assertThat(numbers(run)).containsExactly(1L);
      assertThat(run.errLines())
          .containsExactly(
              ("a transaction is open in partition 0 of %s: the 2 offsets from its first record on"
                      + " are not read, but with --isolation read_uncommitted")
                  .formatted(topic.name()));
    }
  }

  @Test
  void whatIsDeletedIsTold(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1, 2, 3);
    topic.deleteBefore(0, 2);

    assertThat(numbers(consume(stack, topic))).containsExactly(3L);
    assertThat(numbers(consume(stack, topic, "--tail", "5"))).containsExactly(3L);
    Run early = consume(stack, topic, "--from", "1");
    assertThat(numbers(early)).containsExactly(3L);
    assertThat(early.errLines())
        .containsExactly(
            "partition 0 of %s begins at offset 2: what was from 1 on is deleted"
                .formatted(topic.name()));
  }

  @Test
  void undecodableRecordsAreShownWithTheirBytesAndCounted(Stack stack)
      throws JsonProcessingException {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1);
    topic.sendBytes(0, null, new byte[] {0, 0, 0, 0x7f, 1, 2});
    topic.sendBytes(0, new byte[] {(byte) 0xff}, RecordTopic.utf8("text"));
    topic.send("a", 2);

    Run run = consume(stack, topic);

    assertThat(run.code()).isZero();
    assertThat(numbers(run)).containsExactly(1L, 2L);
    JsonNode unknown = JSON.readTree(run.outLines().get(1));
    assertThat(unknown.get("value").asText()).isEqualTo("AAAAfwEC");
    assertThat(unknown.get("valueFormat").asText()).isEqualTo("bytes");
    assertThat(unknown.get("undecodable").asText())
        .isEqualTo("value: the registry doesn't know its schema id 32513");
    JsonNode text = JSON.readTree(run.outLines().get(2));
    assertThat(text.get("key").asText()).isEqualTo("/w==");
    assertThat(text.get("undecodable").asText())
        .isEqualTo("value: it is not in the wire format: it has 4 bytes");
    assertThat(run.errLines())
        .containsExactly(
            "2 of 4 records are undecodable: --filter undecodable shows them with the reason");
    assertThat(consume(stack, topic, "--filter", "undecodable").outLines()).hasSize(2);
  }

  @Test
  void textNeedsNoRegistry(Stack stack) {
    LiveTopic topic = LiveTopic.create(stack, 1);
    topic.send(Instant.now(), "hello");

    Run run =
        Run.of(
            "records",
            "consume",
            topic.name(),
            "--timeout",
            "2",
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            "http://127.0.0.1:1");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("\"value\":\"hello\"", "\"valueFormat\":\"string\"");
  }

  @Test
  void aRegistryThatIsAwayEndsItBeforeTheFirstRecordThatNeedsIt(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.sendBytes(0, null, null);
    topic.send("a", 1);

    Run run =
        Run.of(
            "records",
            "search",
            topic.name(),
            "--filter",
            "offset >= 0",
            "--timeout",
            "2",
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            "http://127.0.0.1:1");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.outLines()).hasSize(1);
    assertThat(run.err())
        .contains("stopped: failed", "--from-offsets 0:1", "no answer from the schema registry");
  }

  @Test
  void filtersAndKeysChooseAndSlipsAreTold(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1, 2);
    topic.send("b", 3);

    assertThat(numbers(consume(stack, topic, "--filter", "value.number > 1 && key == 'a'")))
        .containsExactly(2L);
    assertThat(numbers(consume(stack, topic, "--key", "b"))).containsExactly(3L);
    Run slip = consume(stack, topic, "--filter", "value.numbr > 1 || value.sensor > 1");
    assertThat(slip.out()).isEmpty();
    assertThat(slip.errLines())
        .containsExactly(
            "the filter made no sense on 3 records, which are left out; first %s-0 at offset 0: text > a number can't be compared"
                .formatted(topic.name()),
            "no record had value.numbr; did you mean number?");
    Run wrong = consume(stack, topic, "--filter", "value.number >");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.errLines()).singleElement().asString().contains("column 14");
  }

  @Test
  void aTableIsForPeople(Stack stack) {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1);

    assertThat(consume(stack, topic, "--output", "table").outLines())
        .containsExactly(
            "PARTITION      OFFSET  TIMESTAMP                 KEY               VALUE",
            "        0           0  1970-01-01T00:00:00.001Z  \"a\"               {\"sensor\":\"a\",\"number\":1}");
  }

  @Test
  void aFollowerGetsWhatComesUntilItsLimit(Stack stack) throws InterruptedException {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1);
    LiveRun follower =
        LiveRun.against(stack, "records", "consume", topic.name(), "--follow", "--limit", "3");
    follower.awaitOut("\"number\":1");
    topic.send("a", 2, 3);

    Run run = follower.end();

    assertThat(numbers(run)).containsExactly(1L, 2L, 3L);
    assertThat(run.code()).isZero();
  }

  @Test
  void ctrlCEndsAFollowerInOrder(Stack stack) throws InterruptedException {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1);

    Run run =
        LiveRun.against(stack, "records", "consume", topic.name(), "--follow")
            .awaitOut("\"number\":1")
            .stop()
            .end();

    assertThat(run.code()).isEqualTo(130);
    assertThat(run.err()).isEmpty();
  }

  @Test
  void aReaderThatLeavesEndsAFollowerQuietly(Stack stack) throws IOException, InterruptedException {
    RecordTopic topic = RecordTopic.create(stack, 1);
    // More than a pipe holds, in more than one answer of a broker.
    for (int i = 0; i < 4; i++) {
      topic.sendBytes(0, null, RecordTopic.utf8("x".repeat(900_000)));
    }
    try (ChildRun run = ChildRun.piped(stack, "records", "consume", topic.name(), "--follow")) {

      assertThat(run.readHead()).contains("xxx");

      assertThat(run.exitCode()).isZero();
      assertThat(run.readLines()).isEmpty();
    }
  }

  @Test
  void aTopicThatIsNotThereIsNamed(Stack stack) {
    Run run = Run.against(stack, "records", "consume", "nowhere");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .startsWith("admin-tools: no topic nowhere at " + stack.bootstrapServers());
  }

  @Test
  void aTopicThatIsDeletedMeanwhileEndsIt(Stack stack) throws InterruptedException {
    RecordTopic topic = RecordTopic.create(stack, 1);
    topic.send("a", 1);
    LiveRun follower =
        LiveRun.against(stack, "records", "consume", topic.name(), "--follow", "--timeout", "2");
    follower.awaitOut("\"number\":1");
    topic.delete();

    Run run = follower.end();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.errLines())
        .containsExactly("admin-tools: topic %s was deleted meanwhile".formatted(topic.name()));
  }

  private static Run consume(Stack stack, RecordTopic topic, String... more) {
    return Run.against(
        stack,
        Stream.concat(Stream.of("records", "consume", topic.name()), Stream.of(more))
            .toArray(String[]::new));
  }

  private static List<Long> numbers(Run run) {
    return run.outLines().stream()
        .map(RecordsConsumeIT::parsed)
        .filter(line -> line.path("value").has("number"))
        .map(line -> line.path("value").path("number").asLong())
        .toList();
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }
}
