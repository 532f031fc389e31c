package io.millrace.admin.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ThrottleChecksTest {
  private static final String LEADER = "leader.replication.throttled.replicas";
  private static final Map<Integer, Map<String, String>> RATES =
      Map.of(
          2,
          Map.of(
              "leader.replication.throttled.rate",
              "1000",
              "follower.replication.throttled.rate",
              "1000"),
          1,
          Map.of());

  @Test
  void aThrottleOfATopicThatNothingMovesIsLeftOver() {
    Snapshot snapshot =
        Sample.on(1).configured("a", LEADER, "0:1").configured("b", LEADER, "").snapshot();

    assertThat(new LeftoverThrottles().examine(snapshot))
        .containsExactly(
            new Finding(
                "leftover-throttles",
                Severity.WARNING,
                "a",
                "no reassignment runs, and leader.replication.throttled.replicas=0:1",
                "if nobody limits it on purpose: admin-tools topics alter a --reset "
                    + "leader.replication.throttled.replicas"));
  }

  @Test
  void aRateOfABrokerIsLeftOver() {
    Snapshot snapshot = Sample.on(1, 2).throttles(new Throttles(Set.of(), RATES)).snapshot();

    assertThat(new LeftoverThrottles().examine(snapshot))
        .containsExactly(
            new Finding(
                "leftover-throttles",
                Severity.WARNING,
                "broker 2",
                "no reassignment runs, and follower.replication.throttled.rate=1000 and"
                    + " leader.replication.throttled.rate=1000",
                "if nobody limits it on purpose: kafka-configs.sh --alter --entity-type brokers"
                    + " --entity-name 2 --delete-config follower.replication.throttled.rate,"
                    + "leader.replication.throttled.rate"));
  }

  @Test
  void whileATopicMovesThrottlesAreInUse() {
    Snapshot snapshot =
        Sample.on(1, 2)
            .configured("a", LEADER, "0:1")
            .throttles(new Throttles(Set.of("a"), RATES))
            .snapshot();

    assertThat(new LeftoverThrottles().examine(snapshot)).isEmpty();
  }
}
