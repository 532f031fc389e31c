package io.millrace.producer.file;

import java.io.IOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Gzip, of one member after the other, that takes nothing else behind them for an end. */
final class GzipMembers extends GZIPInputStream {
  /** Bytes that stand behind a member's data: its CRC and length. */
  private static final int TRAILER = 8;

  private final ByteSource source;
  private long filled;

  GzipMembers(ByteSource source) throws IOException {
    super(source, 64 * 1024);
    this.source = source;
  }

  @Override
  protected void fill() throws IOException {
    super.fill();
    filled = source.position();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    if (count < 0) {
      int left = inf.getRemaining();
      long expected = filled + Math.max(0, TRAILER - left);
      if (left > TRAILER || source.position() > expected || !source.atEnd()) {
        throw new ZipException("something that isn't gzip stands behind it");
      }
    }
    return count;
  }
}
