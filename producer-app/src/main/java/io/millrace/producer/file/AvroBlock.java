package io.millrace.producer.file;

import java.io.IOException;
import java.util.Arrays;

/** The bytes of a block, in an array that grows as they come, up to a limit. */
final class AvroBlock {
  private final int maxBytes;
  private byte[] bytes = new byte[64 * 1024];
  private int length;

  AvroBlock(int maxBytes) {
    this.maxBytes = maxBytes;
  }

  /** Makes room for that many bytes in all, and keeps those that are there. */
  void ensure(int needed) throws IOException {
    if (needed > maxBytes) {
      throw new TooLargeException(maxBytes);
    }
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, (int) Math.min(maxBytes, Math.max(needed, 2L * bytes.length)));
    }
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  void length(int newLength) {
    length = newLength;
  }

  /** A block is larger than may be. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLargeException(int maxBytes) {
      super("a block of more than " + maxBytes + " bytes");
    }
  }
}
