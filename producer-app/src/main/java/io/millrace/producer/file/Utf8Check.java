package io.millrace.producer.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8, strictly. */
final class Utf8Check {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;

  private Utf8Check() {}

  /** The number of the first character that is none, from 1; 0 when all are sound. */
  static long firstBroken(byte[] buffer, int offset, int length) {
    if (isAscii(buffer, offset, length)) {
      return 0;
    }
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
    return result.isError() ? characters + 1 : 0;
  }

  private static boolean isAscii(byte[] buffer, int offset, int length) {
    int end = offset + length;
    int i = offset;
    for (; i <= end - Long.BYTES; i += Long.BYTES) {
      if (((long) LONGS.get(buffer, i) & HIGH_BITS) != 0) {
        return false;
      }
    }
    for (; i < end; i++) {
      if (buffer[i] < 0) {
        return false;
      }
    }
    return true;
  }
}
