package io.millrace.admin.command.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.admin.group.LagReport;
import io.millrace.admin.group.LagReports;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The trend, as {@code --watch} shows it from the second report on. */
class LagViewTest {
  private static final Instant THEN = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void aLagThatShrinksIsGoneInATimeThatIsSaid() {
    LagReport before = LagReports.of(THEN, 100);
    LagReport now = LagReports.of(THEN.plusSeconds(4), 60);

    assertThat(lines(before, now))
        .containsExactly(
            "GROUP TYPE STATE MEMBERS LAG OLDEST UNREAD TREND GONE IN",
            "g consumer stable 0 60 - -10.0/s 6s");
    assertThat(lagPerSecond(before, now).doubleValue()).isEqualTo(-10.0);
  }

  @Test
  void aLagThatGrowsHasNoEnd() {
    LagReport before = LagReports.of(THEN, 60);
    LagReport now = LagReports.of(THEN.plusMillis(500), 61);

    assertThat(lines(before, now)).last().isEqualTo("g consumer stable 0 61 - +2.0/s -");
    assertThat(lagPerSecond(before, now).doubleValue()).isEqualTo(2.0);
  }

  @Test
  void aLagThatStaysIsSteady() {
    LagReport before = LagReports.of(THEN, 60);
    LagReport now = LagReports.of(THEN.plusSeconds(1), 60);

    assertThat(lines(before, now)).last().isEqualTo("g consumer stable 0 60 - steady -");
    assertThat(lagPerSecond(before, now).doubleValue()).isZero();
  }

  @Test
  void aGroupThatIsNewHasNoTrendYet() {
    LagReport before = new LagReport(THEN, List.of(), Map.of());
    LagReport now = LagReports.of(THEN.plusSeconds(1), 60);

    assertThat(lines(before, now)).last().isEqualTo("g consumer stable 0 60 - - -");
    assertThat(lagPerSecond(before, now).isNull()).isTrue();
  }

  @Test
  void theFirstReportHasNoColumnForIt() {
    LagReport first = LagReports.of(THEN, 60);

    assertThat(new LagView(first, Optional.empty(), true).tables()).doesNotContain("TREND", "GONE");
    assertThat(lagPerSecond(Optional.empty(), first).isMissingNode()).isTrue();
  }

  private static List<String> lines(LagReport before, LagReport now) {
    return new LagView(now, Optional.of(before), true)
        .tables()
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }

  private static JsonNode lagPerSecond(LagReport before, LagReport now) {
    return lagPerSecond(Optional.of(before), now);
  }

  private static JsonNode lagPerSecond(Optional<LagReport> before, LagReport now) {
    return new LagJson(now, before, true).document().at("/groups/0/lagPerSecond");
  }
}
