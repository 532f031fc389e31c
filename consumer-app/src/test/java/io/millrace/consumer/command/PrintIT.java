package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.ExitCode;
import io.millrace.local.OwnStack;
import io.millrace.local.Stack;
import io.millrace.local.StackOptions;
import io.millrace.local.junit.Stacks;
import io.millrace.local.junit.WithStack;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithStack
class PrintIT {
  private static final Pattern NUMBER = Pattern.compile("\"number\":(\\d+)");
  private static final long TIME = 1478563200000L;

  private final Stack stack;

  @TempDir private Path folder;

  PrintIT(Stack stack) {
    this.stack = stack;
  }

  @Test
  void whatWasProducedIsPrintedWithItsSchema() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    try (Producer<String, Object> producer = topic.producer(Map.of())) {
      ProducerRecord<String, Object> event = at(topic, TIME, "k", TestTopic.reading("k", 7));
      event.headers().add("source", "tëst".getBytes(StandardCharsets.UTF_8));
      producer.send(event).get();
      producer.send(at(topic, TIME + 1, "k", null)).get();
      producer.send(at(topic, 4102444800000L, null, TestTopic.reading("none", 8))).get();
    }

    CommandRun run = print(topic);

    String place = "{\"topic\":\"" + topic.name() + "\",\"partition\":0,\"offset\":";
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(run.out()).hasSize(3);
    assertThat(run.out().get(0))
        .startsWith(
            place
                + "0,\"timestamp\":\"2016-11-08T00:00:00Z\",\"key\":\"k\","
                + "\"headers\":{\"source\":\"tëst\"},\"value\":{\"sensor\":\"k\",\"number\":7},"
                + "\"keyFormat\":\"string\",\"valueFormat\":\"avro\","
                + "\"valueSchema\":{\"subject\":\""
                + topic.name()
                + "-value\",\"version\":1,");
    assertThat(run.out().get(1))
        .isEqualTo(
            place
                + "1,\"timestamp\":\"2016-11-08T00:00:00.001Z\",\"key\":\"k\",\"value\":null,"
                + "\"keyFormat\":\"string\"}");
    assertThat(run.out().get(2))
        .startsWith(place + "2,\"timestamp\":\"2100-01-01T00:00:00Z\",\"key\":null,\"value\":{");
  }

  @Test
  void theReadableFormHasALineForEachField() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    try (Producer<String, Object> producer = topic.producer(Map.of())) {
      ProducerRecord<String, Object> event = at(topic, TIME, "k", TestTopic.reading("s 1", 7));
      event.headers().add("source", "web".getBytes(StandardCharsets.UTF_8));
      producer.send(event).get();
      producer.send(at(topic, TIME, null, null)).get();
    }

    assertThat(print(topic, "--output", "text").out())
        .containsExactly(
            topic.name() + "-0@0  2016-11-08T00:00:00Z  k  source=web",
            "  sensor: s 1",
            "  number: 7",
            topic.name() + "-0@1  2016-11-08T00:00:00Z  null",
            "  null");
  }

  @Test
  void theOrderWithinAPartitionIsKept() throws Exception {
    TestTopic topic = TestTopic.create(stack, 3);
    topic.produce(0, 3_000, 3);

    CommandRun run = print(topic);

    assertThat(run.out()).hasSize(3_000);
    for (int partition = 0; partition < 3; partition++) {
      List<Long> expected = new ArrayList<>();
      for (long number = partition; number < 3_000; number += 3) {
        expected.add(number);
      }
      assertThat(numbers(run, "\"partition\":" + partition + ",")).isEqualTo(expected);
    }
  }

  @Test
  void itBeginsAndEndsWhereItIsTold() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    try (Producer<String, Object> producer = topic.producer(Map.of())) {
      for (int number = 0; number < 5; number++) {
        long hour = TimeUnit.HOURS.toMillis(number);
        producer.send(at(topic, TIME + hour, "k", TestTopic.reading("k", number))).get();
      }
      long now = Instant.now().toEpochMilli();
      producer.send(at(topic, now, "k", TestTopic.reading("k", 5))).get();
    }

    assertThat(numbers(print(topic, "--from", "earliest"))).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(numbers(print(topic, "--from", "latest"))).isEmpty();
    assertThat(numbers(print(topic, "--from", "4"))).containsExactly(4L, 5L);
    assertThat(numbers(print(topic, "--from", "-2"))).containsExactly(4L, 5L);
    assertThat(numbers(print(topic, "--from=-2"))).containsExactly(4L, 5L);
    assertThat(numbers(print(topic, "--tail", "1"))).containsExactly(5L);
    assertThat(numbers(print(topic, "--from", "1h"))).containsExactly(5L);
    assertThat(numbers(print(topic, "--from", "2016-11-08T02:30:00Z"))).containsExactly(3L, 4L, 5L);
    assertThat(numbers(print(topic, "--from", "1969-07-20T20:17:00Z"))).hasSize(6);
    assertThat(numbers(print(topic, "--from", "2100-01-01Z"))).isEmpty();
    assertThat(numbers(print(topic, "--from", "1", "--until", "3"))).containsExactly(1L, 2L);
    assertThat(numbers(print(topic, "--until", "2016-11-08T01:00:00Z"))).containsExactly(0L);
    assertThat(numbers(print(topic, "--limit", "2"))).containsExactly(0L, 1L);
    assertThat(numbers(print(topic, "--limit", "0"))).isEmpty();
  }

  @Test
  void itBeginsWhereAGroupGoesOnAndLeavesTheGroupAlone() throws Exception {
    TestTopic topic = TestTopic.create(stack, 2);
    topic.produce(0, 10, 2);
    String group = "billing-" + topic.name();
    TopicPartition first = new TopicPartition(topic.name(), 0);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.alterConsumerGroupOffsets(group, Map.of(first, new OffsetAndMetadata(3))).all().get();

      CommandRun run = print(topic, "--from", "group:" + group);

      assertThat(numbers(run, "\"partition\":0,")).containsExactly(6L, 8L);
      assertThat(numbers(run, "\"partition\":1,")).containsExactly(1L, 3L, 5L, 7L, 9L);
      assertThat(run.err())
          .isEqualToIgnoringNewLines(
              "group %s has committed nothing of partition 1 of %s: read from its beginning"
                  .formatted(group, topic.name()));
      assertThat(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get())
          .isEqualTo(Map.of(first, new OffsetAndMetadata(3)));
      assertThat(admin.describeConsumerGroups(List.of(group)).all().get().get(group).members())
          .isEmpty();
    }
  }

  @Test
  void partitionsFiltersAndKeysChoose() throws Exception {
    TestTopic topic = TestTopic.create(stack, 2);
    topic.produce(0, 10, 2);

    assertThat(numbers(print(topic, "--partition", "1"))).containsExactly(1L, 3L, 5L, 7L, 9L);
    assertThat(numbers(print(topic, "--filter", "value.number > 6 && key != 's0'")))
        .containsExactlyInAnyOrder(8L, 9L);
    assertThat(numbers(print(topic, "--key", "s1"))).containsExactlyInAnyOrder(1L, 8L);
  }

  @Test
  void severalTopicsArePrintedAndAllThatAreNotThereAreNamed() throws Exception {
    TestTopic one = TestTopic.create(stack, 1);
    TestTopic two = TestTopic.create(stack, 2);
    one.produce(0, 2, 1);
    two.produce(2, 4, 2);

    assertThat(numbers(print(one, two.name()))).containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
    assertThat(numbers(print(one, two.name(), "--tail", "1")))
        .containsExactlyInAnyOrder(1L, 2L, 3L);

    CommandRun run = print(one, "nosuch", "norsuch");
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).hasLineCount(1).contains("no topic nosuch at", "no topic norsuch at");
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

    assertThat(numbers(print(topic))).containsExactly(1L);
  }

  @Test
  void followingFromTheLatestPrintsOnlyWhatIsNew() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 10, 1);
    CompletableFuture<CommandRun> following =
        CompletableFuture.supplyAsync(
            () -> print(topic, "--from", "latest", "--follow", "--limit", "3"));

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
    assertThat(numbers(run)).hasSize(3).allSatisfy(number -> assertThat(number).isNotNegative());
    assertThat(numbers(run)).noneMatch(number -> number < 10);
  }

  @Test
  void whatCannotBeDecodedIsPrintedWithItsBytesAndTheReason() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 4, 1);
    topic.produceRaw(0, (byte) 'o', (byte) 'o', (byte) 'p', (byte) 's', (byte) '!');
    topic.produce(4, 6, 1);

    CommandRun run = print(topic);

    assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(numbers(run)).containsExactly(0L, 1L, 2L, 3L, 4L, 5L);
    assertThat(run.out().get(4))
        .contains("\"value\":\"b29wcyE=\"", "\"valueFormat\":\"bytes\"")
        .endsWith(
            "\"undecodable\":\"value: it is not in the wire format: its first byte is not 0\"}");
    assertThat(run.err()).hasLineCount(1).startsWith("1 of 7 records are undecodable");
  }

  @Test
  void badInputIsOneLineThatSaysWhichOne() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 3, 1);

    assertRefused(print(topic, "--partition", "1"), "has no partition 1: it has 1");
    assertRefused(
        print(topic, "--from", "group:nobody"), "group nobody has committed no offset of");
    assertRefused(print(topic, "--filter", "value.number >"), "column 14");
    assertRefused(print(topic, "--from", "soon"), "\"soon\" is no place: write earliest");
    assertRefused(print(topic, "--until", "-5"), "\"-5\" is no place: write earliest");
    assertRefused(print(topic, "--follow", "--until", "2"), "--follow goes on for ever");
    assertRefused(print(topic, "--limit", "-1"), "--limit is 0 or more");
    assertRefused(print(topic, "--output", "xml"), "--output");
    assertRefused(print(topic, "../orders"), "../orders");
    CommandRun beyond = print(topic, "--from", "500");
    assertThat(beyond.exitCode()).isEqualTo(ExitCode.DONE);
    assertThat(beyond.err()).hasLineCount(1).contains("ends at offset 3, before 500");
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
  void aClusterThatVanishesEndsAFollowerWithOneLine() throws Exception {
    try (OwnStack own = Stacks.start(StackOptions.ephemeral())) {
      TestTopic topic = TestTopic.create(own, 1);
      topic.produce(0, 3, 1);
      Path err = folder.resolve("err");
      try (Piped run = Piped.start(err, topic.arguments("print", "--follow", "--timeout", "2"))) {
        assertThat(run.readLine()).contains("\"number\":0");
        own.brokers().get(0).kill();

        assertThat(run.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(Files.readString(err)).hasLineCount(1).contains("no answer from Kafka at");
      }
    }
  }

  @Test
  void aReaderThatLeavesEndsItQuietly() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    // More than a pipe holds, in more than one answer of a broker.
    for (int i = 0; i < 4; i++) {
      topic.produceRaw(0, new byte[900_000]);
    }
    Path err = folder.resolve("err");
    try (Piped run = Piped.start(err, topic.arguments("print", "--follow"))) {
      assertThat(run.readLine()).startsWith("{\"topic\":");
      run.leave();

      assertThat(run.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(Files.readString(err)).doesNotContain("xception");
    }
  }

  @Test
  void ctrlCEndsAFollowerInOrder() throws Exception {
    TestTopic topic = TestTopic.create(stack, 1);
    topic.produce(0, 1, 1);
    Path err = folder.resolve("err");
    try (Piped run = Piped.start(err, topic.arguments("print", "--follow"))) {
      assertThat(run.readLine()).contains("\"number\":0");
      run.stop();

      assertThat(run.exitCode()).isEqualTo(ExitCode.INTERRUPTED);
      assertThat(Files.readString(err)).isEmpty();
    }
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

  private static CommandRun print(TestTopic topic, String... more) {
    return CommandRun.of(topic.arguments("print", more));
  }

  private static ProducerRecord<String, Object> at(
      TestTopic topic, long time, String key, Object value) {
    return new ProducerRecord<>(topic.name(), 0, time, key, value);
  }

  private static void assertRefused(CommandRun run, String part) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).hasLineCount(1).contains(part);
  }

  private static List<Long> numbers(CommandRun run) {
    return numbers(run, "");
  }

  private static List<Long> numbers(CommandRun run, String mark) {
    return run.out().stream()
        .filter(line -> line.contains(mark))
        .flatMap(line -> NUMBER.matcher(line).results())
        .map((MatchResult found) -> Long.valueOf(found.group(1)))
        .toList();
  }

  /** A command line in a process of its own, whose output is read here. */
  private record Piped(Process process, BufferedReader out) implements AutoCloseable {
    static Piped start(Path err, List<String> args) throws Exception {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.add("-XX:TieredStopAtLevel=1");
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.add(ConsumerApp.class.getName());
      command.addAll(args);
      Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
      return new Piped(process, process.inputReader(StandardCharsets.UTF_8));
    }

    String readLine() throws Exception {
      return out.readLine();
    }

    void leave() throws Exception {
      out.close();
    }

    void stop() {
      // As SIGTERM does; the output stays open.
      process.toHandle().destroy();
    }

    int exitCode() throws InterruptedException {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
      return process.exitValue();
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }
  }
}
