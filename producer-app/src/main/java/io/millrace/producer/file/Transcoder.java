package io.millrace.producer.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text of another encoding as UTF-8. What can't be decoded becomes {@link #BROKEN}, a byte that
 * UTF-8 doesn't have, so that whoever checks the line finds it.
 */
final class Transcoder extends InputStream {
  static final byte BROKEN = (byte) 0xFF;

  private final InputStream in;
  private final CharsetDecoder decoder;
  private final CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
  private final ByteBuffer raw = ByteBuffer.allocate(32 * 1024).flip();
  private final CharBuffer chars = CharBuffer.allocate(32 * 1024).flip();
  private final ByteBuffer out = ByteBuffer.allocate(128 * 1024).flip();
  private final boolean grows;
  private boolean ended;
  private boolean broken;

  /** Of a stream whose end is no end when it grows. */
  Transcoder(InputStream in, Charset charset, boolean grows) {
    this.in = in;
    this.grows = grows;
    this.decoder = charset.newDecoder();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (!out.hasRemaining()) {
      if (!decodeMore()) {
        return -1;
      }
    }
    int count = Math.min(length, out.remaining());
    out.get(target, offset, count);
    return count;
  }

  /** False when there is no more, for now or for good. */
  private boolean decodeMore() throws IOException {
    out.clear();
    if (broken) {
      broken = false;
      out.put(BROKEN);
      out.flip();
      return true;
    }
    boolean more = fill();
    chars.compact();
    CoderResult result = decoder.decode(raw, chars, ended);
    if (result.isError()) {
      raw.position(raw.position() + result.length());
      broken = true;
    }
    chars.flip();
    encoder.encode(chars, out, ended);
    out.flip();
    return more || broken || out.hasRemaining();
  }

  private boolean fill() throws IOException {
    if (ended || raw.remaining() > 16) {
      return raw.hasRemaining() && !ended;
    }
    raw.compact();
    int count = in.read(raw.array(), raw.position(), raw.remaining());
    ended = count < 0 && !grows;
    raw.position(raw.position() + Math.max(0, count));
    raw.flip();
    return count > 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
