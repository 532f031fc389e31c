package io.millrace.admin.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrendTest {
  private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void itIsTheChangeOfTheLagInASecond() {
    assertThat(Trend.between(LagReports.of(THEN, 100), LagReports.of(THEN.plusSeconds(4), 60), "g"))
        .contains(new Trend(-10));
    assertThat(Trend.between(LagReports.of(THEN, 60), LagReports.of(THEN.plusMillis(500), 61), "g"))
        .contains(new Trend(2));
  }

  @Test
  void thereIsNoneOfAGroupThatIsNew() {
    LagReport before = new LagReport(THEN, List.of(), Map.of());

    assertThat(Trend.between(before, LagReports.of(THEN.plusSeconds(1), 1), "g")).isEmpty();
  }

  @Test
  void thereIsNoneWithinNoTime() {
    assertThat(Trend.between(LagReports.of(THEN, 1), LagReports.of(THEN, 2), "g")).isEmpty();
  }

  @Test
  void aLagThatShrinksHasAnEnd() {
    assertThat(new Trend(-10).untilGone(60)).contains(Duration.ofSeconds(6));
    assertThat(new Trend(-10).untilGone(0)).contains(Duration.ZERO);
    assertThat(new Trend(0).untilGone(60)).isEmpty();
    assertThat(new Trend(3).untilGone(60)).isEmpty();
  }
}
