package io.millrace.admin.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.unit.DurationText;
import io.millrace.app.unit.TimeText;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GroupsUsageTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"yesterday", "2026-03-01T10:00:00", "2026-03-01", "2026-02-30Z", "1772359200", ""})
  void aTimeInNoFormatIsRefusedWithThoseThereAre(String time) {
    Run run = Run.of("groups", "reset", "g", "--to-time", time);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains(
            "--to-time",
            "\"" + time + "\" is no time with a zone",
            "2026-03-29T14:30:00Z, 2026-03-29T14:30+02:00",
            "2026-03-29Z or 2026-03-29+02:00");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-29T14:30:00Z, 2026-03-29T14:30:00Z",
    "2026-03-29T14:30+02:00, 2026-03-29T12:30:00Z",
    "2026-03-29T14:30:00+02:00[Europe/Berlin], 2026-03-29T12:30:00Z",
    "2026-03-29Z, 2026-03-29T00:00:00Z",
    "2026-03-29+02:00, 2026-03-28T22:00:00Z",
  })
  void aTimeHasAZone(String text, Instant time) {
    assertThat(TimeText.parse(text)).isEqualTo(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2hours", "-2h", "PT-2H", "h", ""})
  void aDurationInNoFormatIsRefusedWithThoseThereAre(String duration) {
    Run run = Run.of("groups", "reset", "g", "--by-duration", duration);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains(
            "\"" + duration + "\" is no duration: write it as 250ms, 90s, 15m, 2h, 1d12h or PT2H");
  }

  @ParameterizedTest
  @CsvSource({"90s, PT90S", "1d12h, PT36H", "1d 12h, PT36H", "2H, PT2H", "PT0.5S, PT0.5S"})
  void aDurationHasUnits(String text, Duration duration) {
    assertThat(DurationText.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.9S, 0s",
    "PT59S, 59s",
    "PT60S, 1m",
    "PT3661S, 1h 1m",
    "P2DT59M, 2d",
    "P40DT5H, 40d 5h"
  })
  void anAgeIsShownInItsTwoLargestUnits(Duration duration, String text) {
    assertThat(DurationText.of(duration)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "describe"})
  void aPatternThatIsNoneIsRefusedWithItsPlace(String command) {
    Run run = Run.of("groups", command, "--pattern", "(");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("\"(\" is no regular expression: Unclosed group at position 2")
        .doesNotContain("java.util");
  }

  @Test
  void aWatchHasAtLeastOneRound() {
    Run run = Run.of("groups", "describe", "--watch", "--count", "0");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines()).containsExactly("admin-tools: --count is 1 or more, and not 0");
  }

  @Test
  void aResetNeedsOneTarget() {
    Run none = Run.of("groups", "reset", "g");
    Run two = Run.of("groups", "reset", "g", "--to-earliest", "--to-latest");

    assertThat(none.code()).isEqualTo(2);
    assertThat(none.errLines()).singleElement().asString().contains("--to-earliest");
    assertThat(two.code()).isEqualTo(2);
    assertThat(two.errLines()).singleElement().asString().contains("mutually exclusive");
  }

  @Test
  void anOffsetIsNotNegative() {
    Run run = Run.of("groups", "reset", "g", "--to-offset", "-1");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines()).containsExactly("admin-tools: --to-offset is 0 or more, and not -1");
  }

  @Test
  void partitionsThatAreNoNumbersAreRefused() {
    Run run = Run.of("groups", "reset", "g", "--to-latest", "--topic", "orders:a");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .singleElement()
        .asString()
        .contains("\"orders:a\" has no list of partitions after the colon: write orders:0,2");
  }

  @Test
  void anUndoFileThatIsNotThereIsNamed() {
    Run run = Run.of("groups", "undo", "nothing.json");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.errLines())
        .containsExactly("admin-tools: no file nothing.json: give one that a reset has written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "describe", "reset", "undo", "delete"})
  void helpOfEachCommandHasAnExample(String command) {
    Run run = Run.of("groups", command, "--help");

    assertThat(run.code()).isZero();
    assertThat(run.out()).containsPattern("Examples?:\n  admin-tools groups " + command);
  }
}
