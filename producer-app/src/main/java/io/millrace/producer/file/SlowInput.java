package io.millrace.producer.file;

import java.io.IOException;
import java.io.InputStream;

/**
 * A stream that is opened and read {@link Aside}: -1 is its end for now, or for good when that has
 * ended.
 */
final class SlowInput extends InputStream {
  /** Opens what is read. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  private final Aside aside;
  private final Opener opener;
  private final byte[] buffer = new byte[64 * 1024];
  private InputStream in;
  private int filled;
  private int next;
  private int limit;

  SlowInput(Aside aside, Opener opener) {
    this.aside = aside;
    this.opener = opener;
  }

  private boolean fill() throws IOException {
    if (in == null) {
      in = opener.open();
    }
    filled = in.read(buffer);
    return filled > 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (next == limit) {
      if (!aside.take(this::fill)) {
        return -1;
      }
      next = 0;
      limit = filled;
    }
    int count = Math.min(length, limit - next);
    System.arraycopy(buffer, next, target, offset, count);
    next += count;
    return count;
  }
}
