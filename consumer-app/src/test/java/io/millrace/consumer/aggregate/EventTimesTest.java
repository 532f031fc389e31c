package io.millrace.consumer.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class EventTimesTest {
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  private final EventTimes times =
      new EventTimes(
          ZoneId.of("Europe/Berlin"),
          Optional.of(Duration.ofDays(1)),
          Duration.ofHours(2),
          Clock.fixed(NOW, ZoneOffset.UTC));
  private final Ledger empty =
      Ledger.empty(new Basis("Europe/Berlin", "orders", Uuid.randomUuid(), "sales"));

  @Test
  void anEventAsOldAsTheGraceStillCounts() {
    Ledger one = times.judge(empty, NOW);

    assertThat(times.judge(one, NOW.minus(Duration.ofDays(1))).counted()).isEqualTo(2);
    assertThat(times.judge(one, NOW.minus(Duration.ofDays(1)).minusMillis(1)))
        .isEqualTo(one.countLate());
  }

  @Test
  void anEventThatIsLeftOutMakesNoOtherLate() {
    Ledger one = times.judge(empty, NOW.plus(Duration.ofHours(2)).plusMillis(1));

    assertThat(one).isEqualTo(empty.countMisdated());
    assertThat(times.judge(one, NOW.minus(Duration.ofDays(900))).counted()).isEqualTo(1);
  }

  @Test
  void noDateBreaksIt() {
    for (long millis : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThat(times.judge(empty, Instant.ofEpochMilli(millis)).misdated()).isEqualTo(1);
    }
    assertThat(times.judge(empty, Instant.parse("1969-07-20T20:17:40Z")).counted()).isEqualTo(1);
  }

  @Test
  void aDayIsThatOfTheZone() {
    assertThat(times.dayOf(Instant.parse("2016-10-31T23:30:00Z"))).isEqualTo("2016-11-01");
  }

  @Test
  void aLedgerIsReadAgain() {
    assertThat(Ledger.parse(empty.toString())).isEqualTo(empty);
    Ledger used = empty.count(NOW).countLate().countMisdated().countUnmatched();
    assertThat(Ledger.parse(used.toString())).isEqualTo(used);
  }
}
