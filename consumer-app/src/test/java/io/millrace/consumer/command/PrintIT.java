package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.LocalStack;
import io.millrace.local.junit.WithLocalStack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@WithLocalStack
class PrintIT {
  private final LocalStack stack;

  PrintIT(LocalStack stack) {
    this.stack = stack;
  }

  @Test
  void whatWasProducedIsPrinted() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    long time = 1478563200000L;
    try (Producer<String, Object> producer = topic.producer(Map.of())) {
      ProducerRecord<String, Object> event =
          new ProducerRecord<>(topic.name(), 0, time, "k", TestTopic.reading("k", 7));
      event.headers().add("source", "tëst".getBytes(StandardCharsets.UTF_8));
      producer.send(event).get();
      producer.send(new ProducerRecord<>(topic.name(), 0, time + 1, "k", (Object) null)).get();
    }

    CommandRun run = CommandRun.of(topic.arguments("print"));

    String place = "{\"topic\":\"" + topic.name() + "\",\"partition\":0,\"offset\":";
    assertThat(run)
        .isEqualTo(
            new CommandRun(
                ExitCode.DONE,
                List.of(
                    place
                        + "0,\"timestamp\":\"2016-11-08T00:00:00Z\",\"key\":\"k\","
                        + "\"headers\":{\"source\":\"tëst\"},"
                        + "\"value\":{\"sensor\":\"k\",\"number\":7}}",
                    place
                        + "1,\"timestamp\":\"2016-11-08T00:00:00.001Z\",\"key\":\"k\",\"value\":null}"),
                ""));
  }

  @Test
  void theOrderWithinAPartitionIsKept() throws Exception {
    TestTopic topic = TestTopic.create(stack, 3);
    topic.produce(0, 3_000, 3);

    CommandRun run = CommandRun.of(topic.arguments("print"));

    assertThat(run.out()).hasSize(3_000);
    for (int partition = 0; partition < 3; partition++) {
      String mark = "\"partition\":" + partition + ",";
      int first = partition;
      List<String> lines = run.out().stream().filter(line -> line.contains(mark)).toList();
      assertThat(lines).hasSize(1_000);
      for (int i = 0; i < lines.size(); i++) {
        assertThat(lines.get(i)).endsWith("\"number\":" + (first + 3 * i) + "}}");
      }
    }
  }

  @Test
  void theLimitIsTheMostThatIsPrinted() throws Exception {
    TestTopic topic = TestTopic.create(stack, 2);
    topic.produce(0, 100, 2);

    assertThat(CommandRun.of(topic.arguments("print", "--limit", "7")).out()).hasSize(7);
    assertThat(CommandRun.of(topic.arguments("print", "--limit", "0")).out()).isEmpty();
  }

  @Test
  void recordsOfAnAbortedTransactionAreNoEventsAndMarkersAreNotWaitedFor() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    try (Producer<String, Object> producer =
        topic.producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic.name()))) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(topic.record(0, "k", 1)).get();
      producer.commitTransaction();
      producer.beginTransaction();
      producer.send(topic.record(0, "k", 2)).get();
      producer.abortTransaction();
    }

    CommandRun run = CommandRun.of(topic.arguments("print"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).hasSize(1).first().asString().contains("\"number\":1}");
  }

  @Test
  void followingFromTheLatestPrintsOnlyWhatIsNew() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 10, 1);
    CompletableFuture<CommandRun> following =
        CompletableFuture.supplyAsync(
            () ->
                CommandRun.of(
                    topic.arguments("print", "--from", "latest", "--follow", "--limit", "3")));

    int[] next = {10};
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              topic.produce(next[0], ++next[0], 1);
              return following.isDone();
            });

    CommandRun run = following.get();
    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).hasSize(3).noneMatch(line -> line.matches(".*\"number\":\\d}}"));
  }

  @Test
  void latestWithoutFollowIsWrongUsage() throws Exception {
    CommandRun run = CommandRun.of(List.of("print", "any", "--from", "latest"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("add --follow");
  }

  @Test
  void aRecordThatCannotBeDecodedEndsItWithItsPlaceAfterWhatCameBefore() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 4, 1);
    topic.produceRaw(0, (byte) 'o', (byte) 'o', (byte) 'p', (byte) 's', (byte) '!');
    topic.produce(4, 6, 1);

    CommandRun run = CommandRun.of(topic.arguments("print"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
    assertThat(run.out()).hasSize(4);
    assertThat(run.err())
        .hasLineCount(1)
        .contains("offset 4 of " + topic.name() + ", partition 0", "its first byte is 111, not 0");
  }

  @Test
  void aTopicThatIsNotThereIsNamed() throws ExecutionException, InterruptedException {
    TestTopic topic = TestTopic.create(stack, 1);

    CommandRun run = CommandRun.of(topic.arguments("print", "nosuch", "norsuch"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .hasLineCount(1)
        .containsPattern("no topic (nosuch, norsuch|norsuch, nosuch) at");
  }

  @Test
  void aTopicNameThatKafkaRefusesIsWrongUsage() throws ExecutionException, InterruptedException {
    TestTopic topic = TestTopic.create(stack, 1);

    CommandRun run = CommandRun.of(topic.arguments("print", "../orders"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).hasLineCount(1);
  }

  @Test
  void aClusterThatIsAwayIsUnavailable() {
    CommandRun run =
        CommandRun.of(
            List.of("print", "any", "--bootstrap-servers", "127.0.0.1:1", "--timeout", "1"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(run.err()).hasLineCount(1).contains("no answer from Kafka at 127.0.0.1:1");
  }

  @Test
  void aRegistryThatIsAwayIsUnavailableAndNoFaultOfTheRecord() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 1, 1);

    CommandRun run =
        CommandRun.of(
            topic.arguments("print", "--timeout", "2").stream()
                .map(arg -> arg.equals(stack.registryUrl()) ? "http://127.0.0.1:1" : arg)
                .toList());

    assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(run.err()).hasLineCount(1).contains("schema registry at http://127.0.0.1:1");
  }
}
