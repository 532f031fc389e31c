package io.millrace.binary;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Decimals of a fixed scale as Avro stores them: a two's complement number, highest byte first. */
public final class DecimalBytes {
  private DecimalBytes() {}

  /**
   * The decimal in some bytes of an array.
   *
   * @param size how many they are, from 1 up
   */
  public static BigDecimal read(byte[] bytes, int offset, int size, int scale) {
    if (size > Long.BYTES) {
      return new BigDecimal(new BigInteger(bytes, offset, size), scale);
    }
    long unscaled = bytes[offset];
    for (int i = offset + 1; i < offset + size; i++) {
      unscaled = unscaled << Byte.SIZE | (bytes[i] & 0xFF);
    }
    return BigDecimal.valueOf(unscaled, scale);
  }
}
