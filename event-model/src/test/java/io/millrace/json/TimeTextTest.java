package io.millrace.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {
  @Property
  void anyInstantIsReadBack(
      @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    Instant instant = Instant.ofEpochSecond(second, nano);

    assertThat(TimeText.instant(instant.toString())).isEqualTo(instant);
  }

  @Property
  void anyInstantIsWrittenAsInstantDoes(
      @ForAll @LongRange(min = -70_000_000_000L, max = 260_000_000_000L) long second,
      @ForAll @IntRange(max = 999) int nano,
      @ForAll @IntRange(max = 2) int groups) {
    Instant instant = Instant.ofEpochSecond(second, nano * (long) Math.pow(1_000, groups));

    assertThat(TimeText.text(instant)).isEqualTo(instant.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2016-11-08T12:30:05Z",
        "2016-11-08T12:30:05.1Z",
        "2016-11-08T12:30:05.123456789Z",
        "2016-02-29T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "2016-11-08T24:00:00Z",
        "2016-12-31T23:59:60Z",
        "2016-11-08T12:30:05+01:00",
        "2016-11-08T12:30:05.Z",
        "+12016-11-08T12:30:05Z",
        "-0001-11-08T12:30:05Z"
      })
  void whatInstantTakesIsTakenAlike(String text) {
    assertThat(TimeText.instant(text)).isEqualTo(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2016-11-08",
        "2016-11-08T12:30:05",
        "2016-11-08T12:30:05.",
        "2016-11-08T12:30Z",
        "2016-11-08T12:30:05.1234567891Z",
        "2016-11-08T12:30:05.12x4Z",
        "2016-13-08T12:30:05Z",
        "2015-02-29T12:30:05Z",
        "2016-11-08T25:30:05Z",
        "2016-11-08 12:30:05Z",
        "2016-11-0\u0668T12:30:05Z"
      })
  void whatInstantRefusesIsRefused(String text) {
    assertThatThrownBy(() -> TimeText.instant(text)).isInstanceOf(DateTimeException.class);
  }

  @Property
  void anyDateIsReadBack(@ForAll @LongRange(min = -800_000, max = 3_000_000) long epochDay) {
    assertThat(TimeText.epochDay(LocalDate.ofEpochDay(epochDay).toString())).isEqualTo(epochDay);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2016-11", "2015-02-29", "2016-13-01", "2016-11-0x", "2016-11-080"})
  void whatLocalDateRefusesIsRefused(String text) {
    assertThatThrownBy(() -> TimeText.epochDay(text)).isInstanceOf(DateTimeException.class);
  }
}
