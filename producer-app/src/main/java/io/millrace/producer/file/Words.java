package io.millrace.producer.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes looked at eight by eight. */
final class Words {
  static final long LOW_BITS = 0x0101010101010101L;
  static final long HIGH_BITS = 0x8080808080808080L;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  /** The eight bytes from one on, which must be there. */
  static long at(byte[] buffer, int offset) {
    return (long) LONGS.get(buffer, offset);
  }
}
