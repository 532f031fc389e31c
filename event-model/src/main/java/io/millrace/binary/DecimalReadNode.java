package io.millrace.binary;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Decimals of a fixed scale. */
final class DecimalReadNode extends ReadNode {
  private final int scale;
  private final int fixedSize;
  private final int maxBytes;

  /**
   * @param fixedSize in bytes, or -1 when the bytes have their length before them
   */
  DecimalReadNode(int scale, int fixedSize, int maxBytes) {
    this.scale = scale;
    this.fixedSize = fixedSize;
    this.maxBytes = maxBytes;
  }

  @Override
  Object read(ByteInput in) {
    int size = fixedSize < 0 ? in.readLength(maxBytes) : fixedSize;
    int at = in.takeFixed(size, maxBytes);
    byte[] bytes = in.bytes();
    if (size == 0) {
      throw new MalformedDataException("a decimal of no bytes");
    }
    if (size > Long.BYTES) {
      return new BigDecimal(new BigInteger(bytes, at, size), scale);
    }
    long unscaled = bytes[at];
    for (int i = at + 1; i < at + size; i++) {
      unscaled = unscaled << 8 | (bytes[i] & 0xFF);
    }
    return BigDecimal.valueOf(unscaled, scale);
  }
}
