package io.millrace.admin.health;

import static io.millrace.admin.health.Sample.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.admin.topic.PartitionShape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplicationChecksTest {
  private static final List<Integer> ALL = List.of(1, 2, 3);

  @Test
  void aTopicWithAllCopiesInSyncIsFine() {
    Snapshot snapshot = Sample.on(1, 2, 3).topic("a", 2, partition(0, 1, ALL, ALL)).snapshot();

    assertThat(new Leaderless().examine(snapshot)).isEmpty();
    assertThat(new UnderReplicated().examine(snapshot)).isEmpty();
    assertThat(new ThinReplication().examine(snapshot)).isEmpty();
    assertThat(new SkewedLeaders().examine(snapshot)).isEmpty();
  }

  @Test
  void aPartitionWithoutLeaderIsAnErrorThatNamesWhoCouldLead() {
    Snapshot snapshot =
        Sample.on(1, 2)
            .topic(
                "a",
                1,
                partition(0, 1, List.of(1), List.of(1)),
                partition(1, 0, List.of(3), List.of()))
            .snapshot();

    assertThat(new Leaderless().examine(snapshot))
        .containsExactly(
            new Finding(
                "leaderless",
                Severity.ERROR,
                "a",
                "no leader for partition 1 of 2",
                "start broker 3 again; only if they are lost for good, and the newest events may"
                    + " be too: kafka-leader-election.sh --election-type unclean --topic a"
                    + " --partition 1"));
    assertThat(new UnderReplicated().examine(snapshot)).isEmpty();
  }

  @Test
  void aCopyOnABrokerThatIsAwayIsAWarningWhileWritesGoOn() {
    Snapshot snapshot =
        Sample.on(1, 2)
            .topic("a", 2, partition(0, 1, ALL, List.of(1, 2)), partition(1, 1, ALL, List.of(1, 2)))
            .snapshot();

    assertThat(new UnderReplicated().examine(snapshot))
        .containsExactly(
            new Finding(
                "under-replicated",
                Severity.WARNING,
                "a",
                "partitions 0, 1 of 2 not in sync on broker 3",
                "start broker 3 again"));
  }

  @Test
  void tooFewCopiesForWritesAreAnError() {
    Snapshot snapshot =
        Sample.on(1)
            .topic("a", 2, partition(0, 1, ALL, List.of(1)), partition(1, 1, ALL, List.of(1, 2)))
            .snapshot();

    assertThat(new UnderReplicated().examine(snapshot))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.severity()).isEqualTo(Severity.ERROR);
              assertThat(finding.evidence())
                  .endsWith(
                      "partition 0 under min.insync.replicas=2, so that writes with acks=all are"
                          + " refused");
              assertThat(finding.remedy()).isEqualTo("start brokers 2, 3 again");
            });
  }

  @Test
  void aCopyThatLagsOnABrokerThatServesIsNoMatterOfAStart() {
    Snapshot snapshot =
        Sample.on(1, 2, 3).topic("a", 1, partition(0, 1, ALL, List.of(1, 2))).snapshot();

    assertThat(new UnderReplicated().examine(snapshot).get(0).remedy())
        .isEqualTo("look at load, disks and network of broker 3");
  }

  @Test
  void manyPartitionsAreCountedAfterTheFirstFive() {
    PartitionShape[] partitions =
        IntStream.range(0, 9)
            .mapToObj(number -> partition(number, 0, List.of(2), List.of(2)))
            .toArray(PartitionShape[]::new);

    assertThat(
            new Leaderless()
                .examine(Sample.on(1).topic("a", 1, partitions).snapshot())
                .get(0)
                .evidence())
        .isEqualTo("no leader for partitions 0, 1, 2, 3, 4 and 4 more of 9");
  }

  @Test
  void replicationAtMinInSyncIsAWarningAndUnderItAnError() {
    Snapshot snapshot =
        Sample.on(1, 2, 3)
            .topic("at", 2, partition(0, 1, List.of(1, 2), List.of(1, 2)))
            .topic("single", 1, partition(0, 1, List.of(1), List.of(1)))
            .topic("under", 3, partition(0, 1, List.of(1, 2), List.of(1, 2)))
            .snapshot();

    assertThat(new ThinReplication().examine(snapshot))
        .extracting(Finding::resource, Finding::severity, Finding::evidence)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "at",
                Severity.WARNING,
                "replication 2 is at min.insync.replicas=2: the loss of a broker stops writes"),
            org.assertj.core.groups.Tuple.tuple(
                "single", Severity.WARNING, "a single copy: the loss of its broker loses events"),
            org.assertj.core.groups.Tuple.tuple(
                "under",
                Severity.ERROR,
                "replication 2 is under min.insync.replicas=3: writes with acks=all are refused"));
  }

  @Test
  void onOneBrokerSingleCopiesAreOneRemark() {
    Snapshot snapshot =
        Sample.on(1)
            .topic("a", 1, partition(0, 1, List.of(1), List.of(1)))
            .topic("b", 1, partition(0, 1, List.of(1), List.of(1)))
            .snapshot();

    assertThat(new ThinReplication().examine(snapshot))
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.INFO));
  }

  @Test
  void leadersAwayFromWhereTheyOughtToBeAreSkewed() {
    Snapshot snapshot =
        Sample.on(1, 2)
            .topic(
                "a",
                1,
                partition(0, 2, List.of(1, 2), List.of(1, 2)),
                partition(1, 2, List.of(2, 1), List.of(1, 2)))
            .snapshot();

    assertThat(new SkewedLeaders().examine(snapshot))
        .containsExactly(
            new Finding(
                "skewed-leaders",
                Severity.WARNING,
                "broker 1",
                "of 1 partition that it leads by preference, others lead 1",
                "kafka-leader-election.sh --election-type preferred --all-topic-partitions"));
  }

  @Test
  void aPreferredLeaderThatIsNotInSyncIsNotSkew() {
    Snapshot snapshot =
        Sample.on(1, 2).topic("a", 1, partition(0, 2, List.of(1, 2), List.of(2))).snapshot();

    assertThat(new SkewedLeaders().examine(snapshot)).isEmpty();
  }

  @Test
  void aBrokerThatLeadsFarMoreThanItsShareIsSkewed() {
    PartitionShape[] partitions =
        IntStream.range(0, 20)
            .mapToObj(number -> partition(number, 1, List.of(1, 2), List.of(1, 2)))
            .toArray(PartitionShape[]::new);

    assertThat(new SkewedLeaders().examine(Sample.on(1, 2).topic("a", 1, partitions).snapshot()))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.resource()).isEqualTo("broker 1");
              assertThat(finding.evidence()).isEqualTo("leads 20 of 20 partitions on 2 brokers");
            });
  }
}
