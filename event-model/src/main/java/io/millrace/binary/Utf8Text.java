package io.millrace.binary;

/**
 * UTF-8 straight into an array, as {@link String#getBytes(java.nio.charset.Charset)} makes it: a
 * surrogate without its other half becomes a question mark.
 */
final class Utf8Text {
  private Utf8Text() {}

  /** The position after the text, or -1 when it isn't ASCII; then what was copied is rubbish. */
  static int copyAscii(String text, byte[] to, int at) {
    int length = text.length();
    int all = 0;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      all |= c;
      to[at + i] = (byte) c;
    }
    return all < 0x80 ? at + length : -1;
  }

  /** In bytes. */
  static long length(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (isPair(text, i)) {
        bytes += 4;
        i++;
      } else {
        bytes++;
      }
    }
    return bytes;
  }

  /** The position after the text; there must be room for it. */
  static int copy(String text, byte[] to, int start) {
    int at = start;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        to[at++] = (byte) c;
      } else if (c < 0x800) {
        to[at++] = (byte) (0xC0 | c >> 6);
        to[at++] = trail(c);
      } else if (!Character.isSurrogate(c)) {
        to[at++] = (byte) (0xE0 | c >> 12);
        to[at++] = trail(c >> 6);
        to[at++] = trail(c);
      } else if (isPair(text, i)) {
        int point = Character.toCodePoint(c, text.charAt(++i));
        to[at++] = (byte) (0xF0 | point >> 18);
        to[at++] = trail(point >> 12);
        to[at++] = trail(point >> 6);
        to[at++] = trail(point);
      } else {
        to[at++] = '?';
      }
    }
    return at;
  }

  private static byte trail(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
