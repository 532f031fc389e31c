package io.millrace.admin.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.admin.command.output.Document;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

@WithStack
class RecordsReplayIT {

  @Test
  void recordsGoAsTheyAreWithWhereTheyWere(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(2, 3);
    Header trace = ReplayFixture.header("trace", "abc");
    topics.send(
        List.of(
            topics.record(0, "a", "one", trace, trace),
            topics.record(1, "b", null),
            topics.record(1, null, "three")));

    Run run = topics.replay();

    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll(" +", " ")).contains(topics.target() + " 3");
    assertThat(run.errLines())
        .endsWith(
            "3 replayed, 0 filtered out, 0 refused; complete, as group %s says"
                .formatted(topics.group()));
    List<ConsumerRecord<String, String>> records = topics.read(topics.target());
    assertThat(records)
        .extracting(ConsumerRecord::key, ConsumerRecord::value, ConsumerRecord::timestamp)
        .containsExactlyInAnyOrder(
            tuple("a", "one", 1_000L), tuple("b", null, 1_000L), tuple(null, "three", 1_000L));
    ConsumerRecord<String, String> one =
        records.stream().filter(record -> "one".equals(record.value())).findFirst().orElseThrow();
    assertThat(one.headers())
        .extracting(Header::key)
        .containsExactly(
            "trace",
            "trace",
            "millrace.replay.name",
            "millrace.replay.topic",
            "millrace.replay.partition",
            "millrace.replay.offset",
            "millrace.replay.at",
            "millrace.replay.count");
    assertThat(ReplayFixture.text(one, "millrace.replay.topic")).isEqualTo(topics.source());
    assertThat(ReplayFixture.text(one, "millrace.replay.partition")).isEqualTo("0");
    assertThat(ReplayFixture.text(one, "millrace.replay.offset")).isEqualTo("0");
    assertThat(ReplayFixture.text(one, "millrace.replay.count")).isEqualTo("1");
    assertThat(Instant.parse(ReplayFixture.text(one, "millrace.replay.at"))).isNotNull();
  }

  @Test
  void deadLettersGoBackToTheirTopicsAndWhatCannotIsRefused(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 2);
    topics.send(
        List.of(
            topics.record(
                0,
                "a",
                "ours",
                ReplayFixture.header("millrace.dlq.topic", topics.target()),
                ReplayFixture.header("millrace.dlq.cause", "no stock"),
                ReplayFixture.header("trace", "abc")),
            topics.record(
                0,
                "b",
                "spring",
                ReplayFixture.header("kafka_dlt-original-topic", topics.target())),
            topics.record(
                0, "c", "gone", ReplayFixture.header("millrace.dlq.topic", "gone-" + topics.id())),
            topics.record(0, "d", "none"),
            topics.record(
                0, "e", "own", ReplayFixture.header("millrace.dlq.topic", "__consumer_offsets"))));

    Run run = topics.replayToOrigin();

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines())
        .contains(
            "refused %s:0 at offset 2: there is no topic gone-%s"
                .formatted(topics.source(), topics.id()),
            "refused %s:0 at offset 3: it has no header that names the topic it came from"
                .formatted(topics.source()),
            "refused %s:0 at offset 4: topic __consumer_offsets is Kafka's own"
                .formatted(topics.source()))
        .anyMatch(line -> line.startsWith("2 replayed, 0 filtered out, 3 refused; complete"));
    assertThat(topics.read(topics.target()))
        .hasSize(2)
        .allSatisfy(
            record ->
                assertThat(record.headers())
                    .extracting(Header::key)
                    .noneMatch(
                        name -> name.startsWith("millrace.dlq.") || name.startsWith("kafka_"))
                    .contains("millrace.replay.offset"))
        .anySatisfy(record -> assertThat(ReplayFixture.text(record, "trace")).isEqualTo("abc"));
  }

  @Test
  void aCompleteReplayDoesNothingUntilItIsExtended(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(3);

    assertThat(topics.replay().code()).isZero();
    topics.send(2);
    Run again = topics.replay();
    assertThat(topics.values(topics.target())).containsExactly("v0", "v1", "v2");
    Run extended = topics.replay("--extend");

    assertThat(again.code()).isZero();
    assertThat(again.errLines())
        .containsExactly(
            ("replay %s-to-%s is complete, and nothing was done: 3 replayed, 0 filtered out, 0"
                    + " refused in all; 2 offsets have arrived since, and --extend takes them")
                .formatted(topics.source(), topics.target()));
    assertThat(extended.code()).isZero();
    assertThat(topics.values(topics.target())).containsExactly("v0", "v1", "v2", "v0", "v1");
  }

  @Test
  void anotherReplayOfTheSameNameIsRefusedUntilItBeginsAnew(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(2, 2).send(4);
    topics.replay("--limit", "1");

    Run other = topics.replay("--from", "2", "--keep-partitions");
    Run restarted = topics.replay("--from", "2", "--keep-partitions", "--restart");

    assertThat(other.code()).isEqualTo(2);
    assertThat(other.errLines())
        .singleElement()
        .asString()
        .contains("was started with another source and another target", "--name", "--restart");
    assertThat(restarted.code()).isZero();
    assertThat(topics.values(topics.target())).containsExactlyInAnyOrder("v0", "v2", "v3");
  }

  @Test
  void aRunWithALimitIsGoneOnWith(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(5);

    Run first = topics.replay("--limit", "2", "--output", "json");
    Run second = topics.replay("--batch", "1");

    assertThat(first.code()).isZero();
    assertThat(Document.of(first.out()))
        .isEqualTo(
            Document.of(
                """
                {"replay": "%1$s-to-%2$s", "source": "%1$s", "target": "%2$s", "filter": null,
                 "dryRun": false, "ending": "limit", "error": null,
                 "run": {"replayed": 2, "filtered": 0, "refused": 0, "deleted": 0},
                 "total": {"replayed": 2, "filtered": 0, "refused": 0, "deleted": 0},
                 "targets": [{"topic": "%2$s", "replayed": 2}],
                 "checkpoint": {
                   "group": "%3$s", "complete": false, "left": 3, "arrived": 0,
                   "partitions": [{"partition": 0, "next": 2, "end": 5}]}}
                """
                    .formatted(topics.source(), topics.target(), topics.group())));
    assertThat(first.errLines())
        .anyMatch(line -> line.contains("3 offsets are left: run the same again to go on"));
    assertThat(second.errLines())
        .anyMatch(line -> line.endsWith("to look at, 2 replayed so far"))
        .anyMatch(line -> line.startsWith("3 replayed"));
    assertThat(topics.values(topics.target())).containsExactly("v0", "v1", "v2", "v3", "v4");
  }

  @Test
  void aDryRunSendsNothingAndMakesNoGroup(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(7);

    Run run = topics.replay("--dry-run");

    assertThat(run.code()).isZero();
    assertThat(run.out().replaceAll(" +", " ")).contains(topics.target() + " 7");
    assertThat(run.errLines())
        .contains(
            "%s:0 at offset 4, key \"k4\", 2 B -> %s".formatted(topics.source(), topics.target()),
            "a dry run: 7 replayed, 0 filtered out, 0 refused if it were run; nothing was sent, and"
                + " no checkpoint was made")
        .noneMatch(line -> line.contains("offset 5"));
    assertThat(topics.values(topics.target())).isEmpty();
    assertThat(topics.groupIsThere(topics.group())).isFalse();
  }

  @Test
  void aRecordThatWasReplayedTooOftenIsRefused(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1);
    topics.send(
        List.of(
            topics.record(0, "a", "twice", ReplayFixture.header("millrace.replay.count", "2")),
            topics.record(0, "a", "often", ReplayFixture.header("millrace.replay.count", "3")),
            topics.record(0, "a", "odd", ReplayFixture.header("millrace.replay.count", "-1"))));

    Run run = topics.replay();

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines())
        .contains(
            "refused %s:0 at offset 1: it was replayed 3 times already; see --max-replays"
                .formatted(topics.source()),
            "refused %s:0 at offset 2: its header millrace.replay.count is no number"
                .formatted(topics.source()));
    assertThat(topics.read(topics.target()))
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.value()).isEqualTo("twice");
              assertThat(ReplayFixture.text(record, "millrace.replay.count")).isEqualTo("3");
            });
  }

  @Test
  void howOftenARecordMayBeReplayedIsTheUsersToSay(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1);
    topics.send(
        List.of(
            topics.record(0, "a", "never"),
            topics.record(0, "a", "once", ReplayFixture.header("millrace.replay.count", "1")),
            topics.record(0, "a", "often", ReplayFixture.header("millrace.replay.count", "3")),
            topics.record(0, "a", "more", ReplayFixture.header("millrace.replay.count", "4"))));

    Run most = topics.replay("--max-replays", "4");
    Run one = topics.replay("--max-replays", "1", "--name", "t-" + topics.id());

    assertThat(most.code()).isEqualTo(6);
    assertThat(most.errLines())
        .contains(
            "refused %s:0 at offset 3: it was replayed 4 times already; see --max-replays"
                .formatted(topics.source()))
        .anyMatch(line -> line.startsWith("3 replayed, 0 filtered out, 1 refused; complete"));
    assertThat(one.code()).isEqualTo(6);
    assertThat(one.errLines())
        .contains(
            "refused %s:0 at offset 1: it was replayed once already; see --max-replays"
                .formatted(topics.source()))
        .anyMatch(line -> line.startsWith("1 replayed, 0 filtered out, 3 refused; complete"));
    assertThat(topics.values(topics.target())).containsExactly("never", "once", "often", "never");
  }

  @Test
  void recordsHaveTheTimeOfTheReplayOnRequest(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(2);
    long start = System.currentTimeMillis();

    Run run = topics.replay("--new-timestamps");

    assertThat(run.code()).isZero();
    assertThat(topics.read(topics.target()))
        .hasSize(2)
        .allMatch(record -> record.timestamp() >= start);
  }

  @Test
  void aReplayToItsOwnTopicEndsWhereThatEndedAtFirst(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(3);
    String[] replay = {"records", "replay", topics.source(), "--to", topics.source()};
    String[] allowed = {
      "records",
      "replay",
      topics.source(),
      "--to",
      topics.source(),
      "--allow-same-topic",
      "--batch",
      "1"
    };

    Run refused = Run.against(stack, replay);
    Run run = Run.against(stack, allowed);
    Run again = Run.against(stack, allowed);

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("--allow-same-topic");
    assertThat(run.code()).isZero();
    assertThat(again.code()).isZero();
    assertThat(topics.values(topics.source())).containsExactly("v0", "v1", "v2", "v0", "v1", "v2");
  }

  @Test
  void whatWasAbortedIsNotReplayedAndMarkersEndAPartitionToo(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1);
    try (KafkaProducer<String, String> producer = topics.transactional()) {
      producer.beginTransaction();
      var committed = producer.send(topics.record(0, "a", "committed"));
      producer.commitTransaction();
      assertThat(committed).isDone();
      producer.beginTransaction();
      var aborted = producer.send(topics.record(0, "a", "aborted"));
      producer.flush();
      producer.abortTransaction();
      assertThat(aborted).isDone();
    }

    Run run = topics.replay();

    assertThat(run.code()).isZero();
    assertThat(topics.values(topics.target())).containsExactly("committed");
  }

  @Test
  void aRecordThatTheTargetDoesNotTakeIsRefusedAndTheRestGoesOn(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack);
    topics.create(topics.source(), 1, Map.of());
    topics.create(
        topics.target(), 1, Map.of("max.message.bytes", "1000", "cleanup.policy", "compact"));
    byte[] random = new byte[5_000];
    new Random(1).nextBytes(random);
    topics.send(List.of(topics.record(0, "a", "one")));
    topics.sendBytes(List.of(random));
    topics.send(
        List.of(
            topics.record(0, "b", new String(random, UTF_8)),
            topics.record(0, "c", "two"),
            topics.record(0, null, "no key"),
            topics.record(0, "d", "three")));

    Run run = topics.replay();

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines())
        .anyMatch(line -> line.startsWith("refused " + topics.source() + ":0 at offset 1: topic "))
        .anyMatch(line -> line.startsWith("refused " + topics.source() + ":0 at offset 2: topic "))
        .anyMatch(line -> line.startsWith("refused " + topics.source() + ":0 at offset 4: topic "))
        .anyMatch(line -> line.startsWith("3 replayed, 0 filtered out, 3 refused; complete"));
    assertThat(topics.values(topics.target())).containsExactly("one", "two", "three");
  }

  @Test
  void onlyTheRangeAndThePartitionsAreTaken(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(2, 1);
    topics.send(5).send(List.of(topics.record(1, "a", "other")));

    Run run = topics.replay("--from", "1", "--until", "3", "--partition", "0");
    Run byTime = topics.replay("--name", "t-" + topics.id(), "--from", "1970-01-01T00:00:02Z");

    assertThat(run.code()).isZero();
    assertThat(byTime.code()).isZero();
    assertThat(byTime.errLines()).anyMatch(line -> line.startsWith("0 replayed"));
    assertThat(topics.values(topics.target())).containsExactly("v1", "v2");
  }

  @Test
  void partitionsAreKeptWhereThatIsPossible(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(2, 2);
    topics.send(List.of(topics.record(0, "same", "zero"), topics.record(1, "same", "one")));

    assertThat(topics.replay("--keep-partitions").code()).isZero();

    assertThat(topics.read(topics.target()))
        .extracting(ConsumerRecord::partition, ConsumerRecord::value)
        .containsExactly(tuple(0, "zero"), tuple(1, "one"));
  }

  @Test
  void whatTheFilterCannotJudgeEndsTheRunOrIsSkipped(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1);
    // A schema's id that no registry has.
    topics.sendBytes(
        List.of("one".getBytes(UTF_8), new byte[] {0, 127, 0, 0, 1, 2}, "two".getBytes(UTF_8)));

    Run run = topics.replay("--filter", "value != null");
    Run skipping = topics.replay("--filter", "value != null", "--undecodable", "skip");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.errLines())
        .anyMatch(
            line ->
                line.startsWith(
                    "stopped: %s:0 at offset 1: the filter can't judge it: value: "
                        .formatted(topics.source())))
        .anyMatch(line -> line.startsWith("1 replayed, 0 filtered out, 0 refused; 2 offsets are"));
    assertThat(skipping.code()).isEqualTo(6);
    assertThat(skipping.errLines())
        .anyMatch(line -> line.startsWith("1 replayed, 0 filtered out, 1 refused; complete"));
    assertThat(topics.values(topics.target())).containsExactly("one", "two");
  }

  @Test
  void aRightThatIsMissingIsNamedAndNothingIsReplayed(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(3);

    denied(topics, ResourceType.TRANSACTIONAL_ID, topics.group(), AclOperation.WRITE);
    denied(topics, ResourceType.TOPIC, topics.target(), AclOperation.WRITE);
    denied(topics, ResourceType.TOPIC, topics.source(), AclOperation.READ);
    denied(topics, ResourceType.GROUP, topics.group(), AclOperation.READ);

    assertThat(topics.replay().code()).isZero();
    assertThat(topics.values(topics.target())).containsExactly("v0", "v1", "v2");
  }

  private static void denied(
      ReplayFixture topics, ResourceType type, String name, AclOperation operation) {
    AclBinding denial =
        new AclBinding(
            new ResourcePattern(type, name, PatternType.LITERAL),
            new AccessControlEntry("User:ANONYMOUS", "*", operation, AclPermissionType.DENY));
    Run run;
    try (Admin admin = topics.admin()) {
      LiveTopic.await(admin.createAcls(List.of(denial)).all());
      try {
        run = topics.replay();
      } finally {
        LiveTopic.await(admin.deleteAcls(List.of(denial.toFilter())).all());
      }
    }

    assertThat(run.err()).as(type.toString()).contains(name);
    assertThat(run.errLines()).as(type.toString()).anyMatch(line -> line.contains("uthorized"));
    assertThat(run.code()).as(type.toString()).isEqualTo(5);
  }
}
