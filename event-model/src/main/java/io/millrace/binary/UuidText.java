package io.millrace.binary;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.UUID;

/** The text form of UUIDs (RFC 9562), straight between longs and ASCII bytes. */
final class UuidText {
  static final int LENGTH = 36;

  private static final byte[] DIGITS = "0123456789abcdef".getBytes(US_ASCII);

  /** The value of each hexadecimal digit; a negative number for every other byte. */
  private static final byte[] VALUES = values();

  private UuidText() {}

  private static byte[] values() {
    byte[] values = new byte[256];
    Arrays.fill(values, (byte) -1);
    for (int value = 0; value < 16; value++) {
      values[DIGITS[value]] = (byte) value;
      values[Character.toUpperCase(DIGITS[value])] = (byte) value;
    }
    return values;
  }

  static void copy(long high, long low, byte[] to, int at) {
    copyHex(high >>> 32, 8, to, at);
    to[at + 8] = '-';
    copyHex(high >>> 16, 4, to, at + 9);
    to[at + 13] = '-';
    copyHex(high, 4, to, at + 14);
    to[at + 18] = '-';
    copyHex(low >>> 48, 4, to, at + 19);
    to[at + 23] = '-';
    copyHex(low, 12, to, at + 24);
  }

  private static void copyHex(long value, int digits, byte[] to, int at) {
    long rest = value;
    for (int i = at + digits - 1; i >= at; i--) {
      to[i] = DIGITS[(int) rest & 0xF];
      rest >>>= 4;
    }
  }

  /** Null when the 36 bytes aren't the usual form, which {@link UUID#fromString} may still take. */
  static UUID parse(byte[] from, int at) {
    if (from[at + 8] != '-'
        || from[at + 13] != '-'
        || from[at + 18] != '-'
        || from[at + 23] != '-') {
      return null;
    }
    long first = hex(from, at, 8);
    long second = hex(from, at + 9, 4);
    long third = hex(from, at + 14, 4);
    long fourth = hex(from, at + 19, 4);
    long fifth = hex(from, at + 24, 12);
    if ((first | second | third | fourth | fifth) < 0) {
      return null;
    }
    return new UUID(first << 32 | second << 16 | third, fourth << 48 | fifth);
  }

  /** Negative when one of the bytes is no digit. */
  private static long hex(byte[] from, int at, int digits) {
    long value = 0;
    for (int i = at; i < at + digits; i++) {
      // A digit that is none sets all high bits, and shifting to the left keeps the highest.
      value = value << 4 | VALUES[from[i] & 0xFF];
    }
    return value;
  }
}
