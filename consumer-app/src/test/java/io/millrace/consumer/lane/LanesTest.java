package io.millrace.consumer.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.TopicPartition;

class LanesTest {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  @Property(tries = 500)
  void inAnyInterleavingNothingIsLostOrOutOfOrderOrCommittedEarly(
      @ForAll long seed, @ForAll LaneOrder order) {
    new LaneSimulation(seed, order, LaneSimulation.Fault.NONE).run(300);
  }

  @Example
  void theLedgerFindsEachFault() {
    for (LaneSimulation.Fault fault : LaneSimulation.Fault.values()) {
      if (fault != LaneSimulation.Fault.NONE) {
        assertThat(isFound(fault)).as(fault.toString()).isTrue();
      }
    }
  }

  private static boolean isFound(LaneSimulation.Fault fault) {
    for (int seed = 0; seed < 50; seed++) {
      try {
        new LaneSimulation(seed, LaneOrder.KEY, fault).run(300);
      } catch (AssertionError anomaly) {
        return true;
      }
    }
    return false;
  }

  @Example
  void aLaneThatWaitsHoldsUpNoOther() {
    Lanes<String> lanes = new Lanes<>(LaneOrder.KEY, 10);
    PartitionLanes<String> partition = lanes.open(PARTITION, 0, "");
    add(partition, 0, "a", "b", "a", "c");

    Bundle<String> bundle = lanes.take(1, 0);
    bundle.next();
    bundle.park(100);
    lanes.settle(bundle, 0);
    handleAll(lanes, 1);

    assertThat(partition.inFlight()).isEqualTo(2);
    assertThat(partition.committable()).hasValue(0);
    assertThat(lanes.nextDue(1)).isEqualTo(99);
    handleAll(lanes, 100);
    assertThat(partition.committable()).hasValue(4);
  }

  @Example
  void ofLanesThatWaitForSomethingAwayOneIsTriedAndThenAll() {
    Lanes<String> lanes = new Lanes<>(LaneOrder.KEY, 10);
    PartitionLanes<String> partition = lanes.open(PARTITION, 0, "");
    add(partition, 0, "a", "b", "c");
    Bundle<String> bundle = lanes.take(3, 0);
    for (int i = 0; i < 3; i++) {
      bundle.next();
      bundle.stall();
    }
    lanes.settle(bundle, 0);

    assertThat(lanes.take(3, 9)).isNull();
    Bundle<String> probe = lanes.take(3, 10);
    assertThat(probe.events()).isEqualTo(1);
    probe.next();
    probe.done();
    lanes.settle(probe, 10);

    assertThat(lanes.take(3, 10).events()).isEqualTo(2);
  }

  @Example
  void oneLaneAtATimeLooksForWhatIsAwayAndAllCountFromTheFirst() {
    Lanes<String> lanes = new Lanes<>(LaneOrder.KEY, 10);
    PartitionLanes<String> partition = lanes.open(PARTITION, 0, "");
    add(partition, 0, "a", "b", "c");
    Bundle<String> bundle = lanes.take(3, 0);
    for (int i = 0; i < 3; i++) {
      bundle.next();
      bundle.stall();
    }
    lanes.settle(bundle, 5);

    Bundle<String> probe = lanes.take(3, 15);
    probe.next();
    assertThat(lanes.take(3, 100)).as("while the first still looks").isNull();
    assertThat(lanes.nextDue(100)).isEqualTo(Long.MAX_VALUE);
    probe.stall();
    lanes.settle(probe, 100);

    assertThat(lanes.take(3, 109)).isNull();
    assertThat(lanes.away(110)).isEqualTo(105);
    Bundle<String> other = lanes.take(3, 110);
    other.next();
    other.done();
    lanes.settle(other, 110);
    assertThat(lanes.away(111)).isZero();
    assertThat(lanes.take(3, 111).events()).isEqualTo(2);
  }

  @Example
  void whatIsAwayIsForgottenWithThePartitionThatWaitsForIt() {
    Lanes<String> lanes = new Lanes<>(LaneOrder.KEY, 10);
    add(lanes.open(PARTITION, 0, ""), 0, "a", "b");
    Bundle<String> bundle = lanes.take(2, 0);
    for (int i = 0; i < 2; i++) {
      bundle.next();
      bundle.stall();
    }
    lanes.settle(bundle, 0);
    Bundle<String> probe = lanes.take(2, 10);
    probe.next();

    lanes.remove(PARTITION);
    probe.stall();
    lanes.settle(probe, 11);

    assertThat(lanes.away(20)).isZero();
    add(lanes.open(PARTITION, 0, ""), 0, "a");
    assertThat(lanes.take(2, 20)).isNotNull();
  }

  @Example
  void whatASlowWorkerHasNotBegunIsTakenBack() {
    Lanes<String> lanes = new Lanes<>(LaneOrder.KEY, 10);
    PartitionLanes<String> partition = lanes.open(PARTITION, 0, "");
    add(partition, 0, "a", "b", "c");
    Bundle<String> slow = lanes.take(3, 0);
    slow.next();
    slow.done();
    slow.next();

    assertThat(lanes.hasLate(4, 5)).isFalse();
    lanes.rescue(5, 5);

    assertThat(partition.committable()).hasValue(1);
    assertThat(lanes.take(3, 5).next().offset).isEqualTo(2);
    slow.done();
    assertThat(slow.next()).isNull();
    lanes.settle(slow, 6);
    assertThat(partition.committable()).hasValue(2);
  }

  @Example
  void aRecordThatTakesForEverNeedsNoMoreRoomAsOthersPassIt() {
    Lanes<String> lanes = new Lanes<>(LaneOrder.KEY, 10);
    PartitionLanes<String> partition = lanes.open(PARTITION, 0, "");
    add(partition, 0, "stuck");
    lanes.take(1, 0).next();

    for (int i = 1; i < 100_000; i++) {
      add(partition, i, "key" + i % 10);
      handleAll(lanes, i);
    }

    assertThat(partition.inFlight()).isEqualTo(1);
    assertThat(partition.committable()).hasValue(0);
    assertThat(partition.metadata(100)).hasSizeLessThan(30);
    PartitionLanes<String> next =
        new Lanes<String>(LaneOrder.KEY, 10).open(PARTITION, 0, partition.metadata(100));
    add(next, 0, "stuck");
    for (int i = 1; i < 100_000; i++) {
      add(next, i, "key" + i % 10);
    }
    assertThat(next.inFlight()).isEqualTo(1);
  }

  private static void add(PartitionLanes<String> partition, long from, String... keys) {
    for (int i = 0; i < keys.length; i++) {
      partition.add(
          partition.pending(from + i, keys[i].getBytes(StandardCharsets.UTF_8), keys[i], 1, 0));
    }
  }

  private static void handleAll(Lanes<String> lanes, long now) {
    for (Bundle<String> bundle = lanes.take(10, now);
        bundle != null;
        bundle = lanes.take(10, now)) {
      while (bundle.next() != null) {
        bundle.done();
      }
      lanes.settle(bundle, now);
    }
  }
}
