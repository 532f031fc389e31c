package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The lines of a text, or its records of several lines, as bytes in a buffer that is used again,
 * and how far the text is read behind each.
 */
final class TextLines implements AutoCloseable {
  private static final int FIRST_SIZE = 128 * 1024;
  private static final byte[] UTF8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final String file;
  private final InputStream in;
  private final LineScanner scanner;
  private final int maxBytes;
  private final CRC32C crc = new CRC32C();
  private byte[] buffer = new byte[FIRST_SIZE];
  private int start;
  private int end;
  private int scanned;
  private int limit;
  private long offset;
  private long lines;
  private long number;
  private boolean whole;
  private boolean tooLong;
  private boolean open;
  private boolean marked;

  TextLines(String file, InputStream in, LineScanner scanner, int maxBytes) {
    this.file = file;
    this.in = in;
    this.scanner = scanner;
    this.maxBytes = maxBytes;
  }

  /**
   * Goes on to the next line.
   *
   * @param last whether a text that has no more to read now has ended, so that a line without its
   *     end is one
   * @return false when there is none
   */
  boolean next(boolean last) {
    if (!marked && !skipMark(last)) {
      return false;
    }
    if (!open) {
      start = end;
      number = lines + 1;
      tooLong = false;
      open = true;
    }
    int found;
    while ((found = scanner.scan(buffer, scanned, limit)) < 0) {
      scanned = limit;
      if (limit - start > maxBytes) {
        dropRead();
      }
      if (!fill()) {
        return last && (limit > start || tooLong) && finish();
      }
    }
    whole = true;
    return take(found);
  }

  private boolean finish() {
    whole = scanner.finish();
    return take(limit);
  }

  private boolean take(int to) {
    end = to;
    scanned = to;
    account(start, to);
    tooLong |= to - start > maxBytes;
    open = false;
    return true;
  }

  private void dropRead() {
    account(start, limit);
    start = limit;
    tooLong = true;
  }

  private void account(int from, int to) {
    crc.update(buffer, from, to - from);
    offset += to - from;
    lines += scanner.takeLineEnds();
  }

  /** Moves over a byte order mark, which belongs to no line; false when it's too early to know. */
  private boolean skipMark(boolean last) {
    while (limit < UTF8_MARK.length) {
      if (!fill()) {
        marked = last;
        return last;
      }
    }
    marked = true;
    if (Arrays.equals(buffer, 0, UTF8_MARK.length, UTF8_MARK, 0, UTF8_MARK.length)) {
      account(0, UTF8_MARK.length);
      end = UTF8_MARK.length;
      scanned = end;
    }
    return true;
  }

  private boolean fill() {
    if (limit == buffer.length) {
      makeRoom();
    }
    try {
      int count = in.read(buffer, limit, buffer.length - limit);
      limit += Math.max(0, count);
      return count > 0;
    } catch (IOException e) {
      throw Packing.failure(file, e);
    }
  }

  private void makeRoom() {
    int kept = limit - start;
    long sizeAtMost = (long) maxBytes + FIRST_SIZE;
    boolean grow = kept > buffer.length / 2 && buffer.length < sizeAtMost;
    byte[] target = grow ? new byte[(int) Math.min(2L * buffer.length, sizeAtMost)] : buffer;
    System.arraycopy(buffer, start, target, 0, kept);
    buffer = target;
    start = 0;
    scanned = kept;
    limit = kept;
  }

  /**
   * Reads what an earlier run has read, or the rest of it, and holds it against the position.
   *
   * @throws AppException when it isn't the same
   */
  void skipTo(FilePosition position) {
    marked = true;
    byte last = offset == 0 ? (byte) '\n' : buffer[end - 1];
    start = end;
    while (offset < position.offset()) {
      if (start == limit) {
        start = 0;
        limit = 0;
        if (!fill()) {
          throw changed(
              "it has %d bytes and an earlier run read %d".formatted(offset, position.offset()));
        }
      }
      int count = (int) Math.min(limit - start, position.offset() - offset);
      crc.update(buffer, start, count);
      offset += count;
      start += count;
      last = buffer[start - 1];
    }
    if (offset > position.offset() || crc.getValue() != position.crc()) {
      throw changed("its first %d bytes aren't those that an earlier run read".formatted(offset));
    }
    lines = position.lines();
    goOnBehind(last);
  }

  /** A line that had no end when it was read may have got one since, but nothing else. */
  private void goOnBehind(byte last) {
    if (start == limit) {
      start = 0;
      limit = 0;
      fill();
    }
    if (start < limit && last != '\n') {
      boolean lineEnds = buffer[start] == '\n' || buffer[start] == '\r';
      if (last != '\r' && !lineEnds) {
        throw changed("the line that an earlier run read last has grown longer");
      }
      if (last == '\r' && buffer[start] == '\n') {
        account(start, start + 1);
        start++;
      }
    }
    end = start;
    scanned = start;
    open = false;
  }

  private AppException changed(String what) {
    return changed(file, what);
  }

  static AppException changed(String file, String what) {
    return AppException.refused(
        "%s has changed: %s: bring the old file back, or import this one with another --name"
            .formatted(file, what));
  }

  byte[] buffer() {
    return buffer;
  }

  int start() {
    return start;
  }

  /** Without its line end when the text has none; 0 when it's {@link #tooLong}. */
  int length() {
    return tooLong ? 0 : end - start;
  }

  byte[] copy() {
    return tooLong ? new byte[0] : Arrays.copyOfRange(buffer, start, end);
  }

  /** The number of the line at which it starts, from 1. */
  long number() {
    return number;
  }

  /** Whether it has more bytes than may be, and isn't kept. */
  boolean tooLong() {
    return tooLong;
  }

  /** Whether it's closed: false when the text ended within its quotes. */
  boolean whole() {
    return whole;
  }

  FilePosition position() {
    return new FilePosition(offset, crc.getValue(), lines);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
