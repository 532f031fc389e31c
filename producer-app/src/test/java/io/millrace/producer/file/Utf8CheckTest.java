package io.millrace.producer.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {
  private static final byte[] BEFORE = "0123456".getBytes(UTF_8);

  /**
   * The bytes at which ranges of table 3-7 of the Unicode Standard begin and end, and some others.
   */
  private static final int[] EDGES = {
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC,
    0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF
  };

  @Test
  void agreesWithTheDecoderOnAllSequencesOfEdges() {
    int[] at = new int[4];
    for (long n = 0; n < Math.pow(EDGES.length, at.length); n++) {
      long rest = n;
      byte[] bytes = new byte[at.length];
      for (int i = 0; i < bytes.length; i++, rest /= EDGES.length) {
        bytes[i] = (byte) EDGES[(int) (rest % EDGES.length)];
      }
      assertThat(Utf8Check.firstBroken(bytes, 0, bytes.length) == 0)
          .as("%x", ByteBuffer.wrap(bytes).getInt())
          .isEqualTo(isSound(bytes));
    }
  }

  @Test
  void agreesWithTheDecoderOnLongTexts() {
    Random random = new Random(7);
    for (int n = 0; n < 20_000; n++) {
      byte[] text = text(random).getBytes(UTF_8);
      assertThat(Utf8Check.firstBroken(text, 0, text.length)).isZero();
      int at = random.nextInt(text.length);
      text[at] = (byte) random.nextInt(256);
      assertThat(Utf8Check.firstBroken(text, 0, text.length) == 0).isEqualTo(isSound(text));
      int cut = random.nextInt(text.length);
      byte[] rest = Arrays.copyOf(text, cut);
      assertThat(Utf8Check.firstBroken(rest, 0, cut) == 0).isEqualTo(isSound(rest));
    }
  }

  @Test
  void countsCharactersAndNotBytes() {
    byte[] text = "é€😀x?".getBytes(UTF_8);
    text[text.length - 1] = (byte) 0xFF;
    byte[] within = new byte[BEFORE.length + text.length];
    System.arraycopy(text, 0, within, BEFORE.length, text.length);
    assertThat(Utf8Check.firstBroken(within, BEFORE.length, text.length)).isEqualTo(5);
  }

  private static boolean isSound(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("x");
    for (int i = random.nextInt(60); i > 0; i--) {
      int point =
          switch (random.nextInt(6)) {
            case 0 -> random.nextInt(0x800);
            case 1 -> random.nextInt(0xD800);
            case 2 -> 0x10000 + random.nextInt(0x100000);
            default -> random.nextInt(0x80);
          };
      text.appendCodePoint(point);
    }
    return text.toString();
  }
}
