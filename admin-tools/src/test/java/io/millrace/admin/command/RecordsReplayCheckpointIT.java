package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;

/** What a replay knows of its earlier runs, and what it says when it knows nothing. */
@WithStack
class RecordsReplayCheckpointIT {

  @Test
  void aLostCheckpointIsNoticedByTheRecordsOfEarlierRuns(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 2).send(3);
    assertThat(topics.replay().code()).isZero();

    Run forget = topics.replay("--forget");
    Run nothing = topics.replay("--forget");
    Run again = topics.replay();
    Run extended = topics.replay("--extend");

    assertThat(forget.code()).isZero();
    assertThat(forget.err()).contains("is forgotten");
    assertThat(nothing.err()).contains("there was no replay");
    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err())
        .contains("no checkpoint of replay")
        .contains(topics.target() + ":")
        .contains("--restart replays all again");
    assertThat(extended.code()).isEqualTo(1);
    assertThat(extended.err()).contains("to extend: either it never ran, or Kafka has deleted it");
    assertThat(topics.values(topics.target())).containsExactlyInAnyOrder("v0", "v1", "v2");

    assertThat(topics.replay("--restart").code()).isZero();
    assertThat(topics.values(topics.target()))
        .containsExactlyInAnyOrder("v0", "v1", "v2", "v0", "v1", "v2");
  }

  @Test
  void aLostCheckpointIsNoticedInTheOriginOfDeadLettersToo(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1);
    topics.send(
        List.of(
            topics.record(
                0, "a", "dead", ReplayFixture.header("millrace.dlq.topic", topics.target()))));
    assertThat(topics.replayToOrigin().code()).isZero();
    topics.replayToOrigin("--forget");

    Run again = topics.replayToOrigin();

    assertThat(again.code()).isEqualTo(1);
    assertThat(again.err()).contains(topics.target() + ":0 at offset 0 is of an earlier run");
    assertThat(topics.values(topics.target())).containsExactly("dead");
  }

  @Test
  void aRunOfACompleteReplayKeepsItsCheckpointFromBeingDeleted(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(1);
    topics.replay();
    long before = commits(topics);

    Run again = topics.replay("--extend");

    assertThat(again.err()).contains("is complete, and nothing was done");
    assertThat(commits(topics)).isEqualTo(before + 1);
  }

  /** How often an offset of the replay's group was committed. */
  private static long commits(ReplayFixture topics) {
    return topics.read("__consumer_offsets").stream()
        .filter(record -> record.value() != null && record.value().contains("millrace-replay/1"))
        .filter(record -> record.key().contains(topics.group()))
        .count();
  }

  @Test
  void partitionsThatWereAddedHaveArrivedAndAreTakenWhenExtended(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(1);
    topics.replay();
    try (Admin admin = topics.admin()) {
      LiveTopic.await(
          admin.createPartitions(Map.of(topics.source(), NewPartitions.increaseTo(2))).all());
    }
    topics.send(List.of(topics.record(1, "new", "of a new partition")));

    Run again = topics.replay();
    Run extended = topics.replay("--extend");

    assertThat(again.err()).contains("1 offsets have arrived since, and --extend takes them");
    assertThat(extended.code()).isZero();
    assertThat(topics.values(topics.target())).containsExactly("v0", "of a new partition");
  }

  @Test
  void whatAnOpenTransactionHidesIsTold(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(1);
    try (KafkaProducer<String, String> producer = topics.transactional()) {
      producer.beginTransaction();
      var sent = producer.send(topics.record(0, "a", "of the transaction"));
      producer.flush();
      assertThat(sent).isDone();
      topics.send(List.of(topics.record(0, "b", "behind it")));

      Run run = topics.replay();

      assertThat(run.code()).isZero();
      assertThat(run.errLines())
          .contains(
              topics.source()
                  + ":0: a transaction is open, and the 2 offsets from its first record on are"
                  + " not taken; once it has ended, --extend takes them");
      producer.commitTransaction();
    }
    assertThat(topics.replay("--extend").code()).isZero();
    assertThat(topics.values(topics.target()))
        .containsExactly("v0", "of the transaction", "behind it");
  }

  @Test
  void aSourceThatWasMadeAnewIsNoticedThoughItsCheckpointWentWithTheOld(Stack stack) {
    ReplayFixture topics = ReplayFixture.of(stack).create(1, 1).send(2);
    topics.replay("--limit", "1");
    try (Admin admin = topics.admin()) {
      LiveTopic.await(admin.deleteTopics(List.of(topics.source())).all());
    }
    topics.create(topics.source(), 1, Map.of());

    Run run = topics.replay();

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("Kafka deletes a checkpoint together with the source");
    assertThat(topics.values(topics.target())).hasSize(1);
  }
}
