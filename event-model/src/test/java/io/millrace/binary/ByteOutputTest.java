package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ByteOutputTest {
  private final ByteOutput out = new ByteOutput();

  @Test
  void whatIsWrittenGrowsAndStartsAgain() {
    out.writeByte(0);
    out.writeFixedInt(0x01020384);
    assertThat(out.toByteArray()).containsExactly(0, 1, 2, 3, 0x84);
    assertThat(out.position()).isEqualTo(5);

    out.reset();
    for (int i = 0; i < 5_000_000; i++) {
      out.writeByte(i);
    }
    assertThat(out.toByteArray()).hasSize(5_000_000).endsWith(4_999_999 & 0xFF);

    out.reset();
    out.writeByte(300);
    assertThat(out.toByteArray()).containsExactly(44);
  }

  @Test
  void whatIsReadIsAPartOfItsBytes() {
    byte[] bytes = new byte[10];
    ByteInput in = new ByteInput(bytes, 2, 3);
    assertThat(in.remaining()).isEqualTo(3);

    in.reset(Arrays.copyOf(bytes, 4), 4, 0);
    assertThat(in.remaining()).isZero();
    assertThatThrownBy(() -> in.reset(bytes, 8, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> new Limits(-1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Limits(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
