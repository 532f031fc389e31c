package io.millrace.app.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({"512, 512", "7B, 7", "10kB, 10000", "16MiB, 16777216", "1 gib, 1073741824"})
  void sizesAreOfAThousandOrOf1024(String text, long bytes) {
    assertThat(ByteSizes.parse(text)).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "10M", "1iB", "ten", "1.5MB"})
  void whatIsNoSizeIsRefused(String text) {
    assertThatThrownBy(() -> ByteSizes.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"%s\" is no size: write bytes, or 10kB".formatted(text));
  }

  @ParameterizedTest
  @CsvSource({
    "5s, 5000",
    "1d12h, 129600000",
    "1D 12h, 129600000",
    "PT1.5S, 1500",
    "0s, 0",
    "250ms, 250",
    "1m1ms, 60001",
    "31536000000ms, 31536000000"
  })
  void durationsHaveUnits(String text, long millis) {
    assertThat(DurationText.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "-1", "500", "h", "5 weeks", "P-1D", "PT0.0001S"})
  void whatIsNoDurationIsRefused(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"%s\" is no duration: write it as 250ms".formatted(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"99999999999999d", "99999999999999999999s", "P99999999999999D"})
  void whatCannotBeCountedIsRefused(String text) {
    assertThatThrownBy(() -> DurationText.parse(text))
        .hasMessage("\"%s\" is longer than can be counted".formatted(text));
  }

  @Test
  void anOptionMayNeedMoreThanNothing() {
    assertThat(new DurationText.PositiveConverter().convert("1ms")).isEqualTo(Duration.ofMillis(1));
    assertThat(new ByteSizes.PositiveConverter().convert("1kB")).isEqualTo(1_000);
    assertThatThrownBy(() -> new DurationText.PositiveConverter().convert("0s"))
        .hasMessage("\"0s\" must be above zero");
    for (String size : new String[] {"0", "8192PiB"}) {
      assertThatThrownBy(() -> new ByteSizes.PositiveConverter().convert(size))
          .hasMessageStartingWith("\"%s\" must be from 1 byte".formatted(size));
    }
  }
}
