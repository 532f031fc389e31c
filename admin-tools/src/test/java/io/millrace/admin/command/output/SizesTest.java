package io.millrace.admin.command.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SizesTest {

  @Test
  void aSizeHasOneDigitAfterThePointInTheUnitThatFits() {
    assertThat(Sizes.of(999)).isEqualTo("999 B");
    assertThat(Sizes.of(1_000)).isEqualTo("1.0 kB");
    assertThat(Sizes.of(999_949)).isEqualTo("999.9 kB");
    assertThat(Sizes.of(999_950)).isEqualTo("1.0 MB");
    assertThat(Sizes.of(Long.MAX_VALUE)).isEqualTo("9223.4 PB");
    assertThat(Sizes.of(OptionalLong.empty())).isEqualTo("unknown");
  }

  @Test
  void aSpanIsANumberWithAUnit() {
    SpanConverter spans = new SpanConverter();

    assertThat(spans.convert("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(spans.convert("7d")).isEqualTo(Duration.ofDays(7));
    assertThatThrownBy(() -> spans.convert("7 days"))
        .hasMessage("\"7 days\" is no span of time: write a number with s, m, h or d, such as 7d");
  }
}
