package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void itIsTheChangeOfTheLagInASecond() {
    assertThat(Trend.between(report(THEN, 100), report(THEN.plusSeconds(4), 60), "g"))
        .contains(new Trend(-10));
    assertThat(Trend.between(report(THEN, 60), report(THEN.plusMillis(500), 61), "g"))
        .contains(new Trend(2));
  }

  @Test
  void thereIsNoneOfAGroupThatIsNew() {
    LagReport before = new LagReport(THEN, List.of(), Map.of());

    assertThat(Trend.between(before, report(THEN.plusSeconds(1), 1), "g")).isEmpty();
  }

  @Test
  void thereIsNoneWithinNoTime() {
    assertThat(Trend.between(report(THEN, 1), report(THEN, 2), "g")).isEmpty();
  }

  @Test
  void aLagThatShrinksHasAnEnd() {
    assertThat(new Trend(-10).untilGone(60)).contains(Duration.ofSeconds(6));
    assertThat(new Trend(-10).untilGone(0)).contains(Duration.ZERO);
    assertThat(new Trend(0).untilGone(60)).isEmpty();
    assertThat(new Trend(3).untilGone(60)).isEmpty();
  }

  private static LagReport report(Instant at, long lag) {
    PartitionLag partition =
        new PartitionLag(
            new TopicPartition("orders", 0),
            OptionalLong.of(0),
            OptionalLong.of(lag),
            OptionalLong.of(lag),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    GroupSummary group = new GroupSummary("g", GroupType.CONSUMER, "consumer", GroupState.STABLE);
    return new LagReport(
        at,
        List.of(
            new GroupLag(new DescribedGroup(group, 1, List.of(), Set.of()), List.of(partition))),
        Map.of());
  }
}
