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
  @CsvSource({"500, 500", "5s, 5000", "1d12h, 129600000", "PT1.5S, 1500", "0, 0", "250ms, 250"})
  void spansHaveUnitsOrAreOfMilliseconds(String text, long millis) {
    assertThat(TimeSpans.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "5 weeks", "P-1D", "PT0.0001S"})
  void whatIsNoSpanOfTimeIsRefused(String text) {
    assertThatThrownBy(() -> TimeSpans.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("\"%s\" is no span of time: write milliseconds".formatted(text));
  }

  @Test
  void whatCannotBeCountedIsRefused() {
    assertThatThrownBy(() -> TimeSpans.parse("99999999999999d"))
        .hasMessage("\"99999999999999d\" is longer than Kafka can count");
  }
}
