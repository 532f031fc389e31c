package io.millrace.app.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.app.scan.Position;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class PlaceConverterTest {
  private final PlaceConverter places = new PlaceConverter();
  private final PlaceConverter.Start starts = new PlaceConverter.Start();

  @Test
  void placesAreWordsOffsetsAndTimes() {
    assertThat(places.convert("earliest")).isEqualTo(new Position.Earliest());
    assertThat(places.convert("LATEST")).isEqualTo(new Position.Latest());
    assertThat(places.convert("0")).isEqualTo(new Position.Offset(0));
    assertThat(places.convert("1969-12-31T23:59:59Z"))
        .isEqualTo(new Position.Time(Instant.ofEpochSecond(-1)));
    assertThat(places.convert("2h"))
        .isInstanceOfSatisfying(
            Position.Time.class,
            place ->
                assertThat(Duration.between(place.time(), Instant.now()))
                    .isBetween(Duration.ofHours(2), Duration.ofHours(3)));
  }

  @Test
  void aStartIsAlsoATailOrAGroup() {
    assertThat(starts.convert("-5")).isEqualTo(new Position.Tail(5));
    assertThat(starts.convert("group:a:b")).isEqualTo(new Position.Group("a:b"));
    assertThat(starts.convert("17")).isEqualTo(new Position.Offset(17));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "-5",
        "group:g",
        "2026-03-29",
        "99999999999999999999",
        "P1000000000000D"
      })
  void whatIsNoPlaceIsRefusedWithWhatIs(String text) {
    assertThatThrownBy(() -> places.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageStartingWith("\"" + text + "\" is no place: write earliest, latest, an offset");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "--5", "group:", "groups:x", "-1h"})
  void whatIsNoStartIsRefusedWithWhatIs(String text) {
    assertThatThrownBy(() -> starts.convert(text))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("group:NAME");
  }
}
