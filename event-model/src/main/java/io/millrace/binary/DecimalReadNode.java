package io.millrace.binary;

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
    if (size == 0) {
      throw new MalformedDataException("a decimal of no bytes");
    }
    return DecimalBytes.read(in.bytes(), at, size, scale);
  }
}
