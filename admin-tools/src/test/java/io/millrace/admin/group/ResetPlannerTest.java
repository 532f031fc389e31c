package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ResetPlannerTest {
  private static final TopicPartition PARTITION = new TopicPartition("orders", 0);
  private static final Bounds BOUNDS = new Bounds(100, 200);

  @Test
  void theEndsAreThoseOfThePartition() {
    assertThat(to(new ResetTarget.Earliest(), 150)).isEqualTo(100);
    assertThat(to(new ResetTarget.Latest(), 150)).isEqualTo(200);
  }

  @Test
  void anOffsetOutOfRangeGoesToTheNearestEndWithANote() {
    assertThat(move(new ResetTarget.Offset(99), 150))
        .isEqualTo(changed(150, 100, "99 is out of range: to the start"));
    assertThat(move(new ResetTarget.Offset(201), 150))
        .isEqualTo(changed(150, 200, "201 is out of range: to the end"));
    assertThat(move(new ResetTarget.Offset(200), 150).note()).isEmpty();
  }

  @Test
  void aShiftCountsFromWhereTheGroupIs() {
    assertThat(to(new ResetTarget.Shift(-20), 150)).isEqualTo(130);
    assertThat(to(new ResetTarget.Shift(20), 150)).isEqualTo(170);
    assertThat(to(new ResetTarget.Shift(Long.MAX_VALUE), 150)).isEqualTo(200);
    assertThat(to(new ResetTarget.Shift(Long.MIN_VALUE), 150)).isEqualTo(100);
  }

  @Test
  void aShiftBeforeTheFirstOffsetOfAllGoesToTheStartWithANote() {
    OffsetMove move =
        new ResetPlanner(new ResetTarget.Shift(-500), Map.of())
            .move(PARTITION, Optional.of(at(150)), new Bounds(0, 200));

    assertThat(move).isEqualTo(changed(150, 0, "-350 is out of range: to the start"));
  }

  @Test
  void aShiftOfNoOffsetLeavesIt() {
    OffsetMove move =
        new ResetPlanner(new ResetTarget.Shift(1), Map.of())
            .move(PARTITION, Optional.empty(), BOUNDS);

    assertThat(move.isChange()).isFalse();
    assertThat(move.note()).contains("has no offset to shift");
  }

  @Test
  void aTimeAfterAllEventsIsTheEndWithANote() {
    OffsetMove move =
        new ResetPlanner(new ResetTarget.Since(Duration.ZERO), Map.of(PARTITION, -1L))
            .move(PARTITION, Optional.of(at(150)), BOUNDS);

    assertThat(move).isEqualTo(changed(150, 200, "no event since then: to the end"));
  }

  @Test
  void whereTheOtherGroupHasNoOffsetItStays() {
    assertThat(move(new ResetTarget.Group("other"), 150))
        .isEqualTo(OffsetMove.stay(PARTITION, Optional.of(at(150)), "other has no offset here"));
  }

  @Test
  void anOffsetThatIsThereAlreadyKeepsItsMetadata() {
    Optional<OffsetAndMetadata> from =
        Optional.of(new OffsetAndMetadata(100, Optional.of(3), "mine"));

    OffsetMove move =
        new ResetPlanner(new ResetTarget.Earliest(), Map.of()).move(PARTITION, from, BOUNDS);

    assertThat(move.isChange()).isFalse();
    assertThat(move.to()).isEqualTo(from);
  }

  @Property
  void noTargetLeadsOutOfThePartition(
      @ForAll @LongRange(min = 0) long from, @ForAll long by, @ForAll @LongRange(min = 0) long to) {
    assertThat(to(new ResetTarget.Shift(by), from)).isBetween(100L, 200L);
    assertThat(to(new ResetTarget.Offset(to), from)).isBetween(100L, 200L);
  }

  private static long to(ResetTarget target, long from) {
    return move(target, from).to().orElseThrow().offset();
  }

  private static OffsetMove move(ResetTarget target, long from) {
    return new ResetPlanner(target, Map.of()).move(PARTITION, Optional.of(at(from)), BOUNDS);
  }

  private static OffsetMove changed(long from, long to, String note) {
    return new OffsetMove(PARTITION, Optional.of(at(from)), Optional.of(at(to)), Optional.of(note));
  }

  private static OffsetAndMetadata at(long offset) {
    return new OffsetAndMetadata(offset);
  }
}
