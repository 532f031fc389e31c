package io.millrace.producer.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8, strictly. */
final class Utf8Check {
  private Utf8Check() {}

  /** The number of the first character that is none, from 1; 0 when all are sound. */
  static long firstBroken(byte[] buffer, int offset, int length) {
    return isSound(buffer, offset, offset + length) ? 0 : number(buffer, offset, length);
  }

  private static boolean isSound(byte[] buffer, int from, int end) {
    int at = from;
    while (at < end) {
      if (at <= end - Long.BYTES && (Words.at(buffer, at) & Words.HIGH_BITS) == 0) {
        at += Long.BYTES;
      } else if (buffer[at] >= 0) {
        at++;
      } else {
        int size = size(buffer, at, end);
        if (size == 0) {
          return false;
        }
        at += size;
      }
    }
    return true;
  }

  /** Of a character beyond ASCII, by table 3-7 of the Unicode Standard; 0 when it's none. */
  private static int size(byte[] buffer, int at, int end) {
    int first = buffer[at] & 0xFF;
    int size = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (size == 0 || end - at < size) {
      return 0;
    }
    int second = buffer[at + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = at + 2; i < at + size; i++) {
      if ((buffer[i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }

  /** Of the first broken character of a text that has one. */
  private static long number(byte[] buffer, int offset, int length) {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(buffer, offset, length);
    CharBuffer out = CharBuffer.allocate(Math.min(length, 8192));
    long characters = 0;
    CoderResult result;
    do {
      out.clear();
      result = decoder.decode(in, out, true);
      out.flip();
      characters += Character.codePointCount(out, 0, out.length());
    } while (result.isOverflow());
    return characters + 1;
  }
}
