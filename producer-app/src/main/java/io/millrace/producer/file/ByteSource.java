package io.millrace.producer.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A buffered stream that can look ahead, and knows how many bytes were taken from it. At the end of
 * a stream that grows, -1 means for now.
 */
final class ByteSource extends InputStream {
  private final InputStream in;
  private final byte[] buffer = new byte[64 * 1024];
  private int next;
  private int limit;
  private long position;

  ByteSource(InputStream in) {
    this.in = in;
  }

  /** Whether it goes on with these bytes; waits for as many. */
  boolean startsWith(int... bytes) throws IOException {
    while (limit - next < bytes.length) {
      if (!fill()) {
        return false;
      }
    }
    for (int i = 0; i < bytes.length; i++) {
      if (buffer[next + i] != (byte) bytes[i]) {
        return false;
      }
    }
    return true;
  }

  /** The same, but for that it tells only what can be had at once. */
  InputStream atOnce() {
    return new FilterInputStream(this) {
      @Override
      public int available() {
        return limit - next;
      }
    };
  }

  long position() {
    return position;
  }

  boolean atEnd() throws IOException {
    return next == limit && !fill();
  }

  @Override
  public int read() throws IOException {
    if (atEnd()) {
      return -1;
    }
    position++;
    return buffer[next++] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (next == limit && length >= buffer.length) {
      int count = in.read(target, offset, length);
      position += Math.max(0, count);
      return count;
    }
    if (atEnd()) {
      return -1;
    }
    int count = Math.min(length, limit - next);
    System.arraycopy(buffer, next, target, offset, count);
    next += count;
    position += count;
    return count;
  }

  /** Never 0 unless it is at the end: by this {@link java.util.zip.GZIPInputStream} knows. */
  @Override
  public int available() throws IOException {
    return atEnd() ? 0 : limit - next;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, limit - next);
      limit -= next;
      next = 0;
    }
    int count = in.read(buffer, limit, buffer.length - limit);
    limit += Math.max(0, count);
    return count > 0;
  }
}
