package io.millrace.binary;

/**
 * UTF-8 straight into an array, as {@link String#getBytes(java.nio.charset.Charset)} makes it: a
 * surrogate without its other half becomes a question mark.
 */
final class Utf8Text {
  private Utf8Text() {}

  static boolean isAscii(char[] text, int length) {
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= text[i];
    }
    return all < 0x80;
  }

  /** In bytes. */
  static int length(char[] text, int length) {
    int bytes = 0;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (isPair(text, i, length)) {
        bytes += 4;
        i++;
      } else {
        bytes++;
      }
    }
    return bytes;
  }

  /** There must be room for it. */
  static void copy(char[] text, int length, byte[] to, int start) {
    int at = start;
    for (int i = 0; i < length; i++) {
      char c = text[i];
      if (c < 0x80) {
        to[at++] = (byte) c;
      } else if (c < 0x800) {
        to[at++] = (byte) (0xC0 | c >> 6);
        to[at++] = trail(c);
      } else if (!Character.isSurrogate(c)) {
        to[at++] = (byte) (0xE0 | c >> 12);
        to[at++] = trail(c >> 6);
        to[at++] = trail(c);
      } else if (isPair(text, i, length)) {
        int point = Character.toCodePoint(c, text[++i]);
        to[at++] = (byte) (0xF0 | point >> 18);
        to[at++] = trail(point >> 12);
        to[at++] = trail(point >> 6);
        to[at++] = trail(point);
      } else {
        to[at++] = '?';
      }
    }
  }

  private static byte trail(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private static boolean isPair(char[] text, int at, int length) {
    return at + 1 < length && Character.isSurrogatePair(text[at], text[at + 1]);
  }
}
