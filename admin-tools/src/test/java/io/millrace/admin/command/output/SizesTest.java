package io.millrace.admin.command.output;

import static org.assertj.core.api.Assertions.assertThat;

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
}
