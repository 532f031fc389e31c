package io.millrace.consumer.postgres;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows in the text format of PostgreSQL's COPY, in memory. */
final class CopyText {
  private byte[] bytes = new byte[1 << 16];
  private int size;

  /**
   * Appends a cell and what ends it.
   *
   * @param cell null for NULL, which isn't the empty text
   * @param last whether it's the last one of its row
   */
  void cell(String cell, boolean last) {
    if (cell == null) {
      put('\\');
      put('N');
    } else {
      text(cell);
    }
    put(last ? '\n' : '\t');
  }

  private void text(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char at = cell.charAt(i);
      if (at >= 0x80) {
        rest(cell.substring(i));
        return;
      }
      ascii(at);
    }
  }

  /** From the first character that isn't ASCII on. */
  private void rest(String text) {
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      ascii((char) (one & 0xff));
    }
  }

  private void ascii(char at) {
    switch (at) {
      case '\\' -> escaped('\\');
      case '\t' -> escaped('t');
      case '\n' -> escaped('n');
      case '\r' -> escaped('r');
      default -> put(at);
    }
  }

  private void escaped(char at) {
    put('\\');
    put(at);
  }

  private void put(char at) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, size * 2);
    }
    bytes[size++] = (byte) at;
  }

  /** How many bytes there are. */
  int size() {
    return size;
  }

  byte[] bytes() {
    return bytes;
  }
}
