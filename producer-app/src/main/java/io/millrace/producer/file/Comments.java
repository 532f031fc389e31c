package io.millrace.producer.file;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines that a file of rejects has above what was refused; they aren't data. */
final class Comments {
  static final byte[] PREFIX = "#millrace: ".getBytes(StandardCharsets.UTF_8);

  private Comments() {}

  /** Whether a line is a comment, or has no more than blanks. */
  static boolean isNoData(byte[] buffer, int offset, int length) {
    int end = offset + length;
    if (length >= PREFIX.length
        && Arrays.equals(buffer, offset, offset + PREFIX.length, PREFIX, 0, PREFIX.length)) {
      return true;
    }
    for (int i = offset; i < end; i++) {
      if (buffer[i] != '\n' && buffer[i] != '\r') {
        return false;
      }
    }
    return true;
  }
}
