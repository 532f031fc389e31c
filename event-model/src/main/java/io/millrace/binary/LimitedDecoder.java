package io.millrace.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;

/**
 * Avro's decoder over our input. It doesn't tell how many bytes are left: Avro 1.12.2 takes that
 * for too few when the reader's items are larger, by their defaults, than what was written.
 */
final class LimitedDecoder extends Decoder {
  private final ByteInput in;
  private final int maxBytes;
  private final Blocks arrays;
  private final Blocks maps;

  LimitedDecoder(ByteInput in, Limits limits) {
    this.in = in;
    this.maxBytes = limits.maxBytes();
    this.arrays = new Blocks(limits.maxItems(), Blocks.UNKNOWN_SIZE);
    this.maps = new Blocks(limits.maxItems(), 1);
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() {
    return in.readBoolean();
  }

  @Override
  public int readInt() {
    return in.readInt();
  }

  @Override
  public long readLong() {
    return in.readLong();
  }

  @Override
  public float readFloat() {
    return in.readFloat();
  }

  @Override
  public double readDouble() {
    return in.readDouble();
  }

  @Override
  public Utf8 readString(Utf8 old) {
    return new Utf8(copy());
  }

  @Override
  public String readString() {
    int length = in.readLength(maxBytes);
    return new String(in.bytes(), in.take(length), length, UTF_8);
  }

  @Override
  public void skipString() {
    skipBytes();
  }

  @Override
  public ByteBuffer readBytes(ByteBuffer old) {
    return ByteBuffer.wrap(copy());
  }

  private byte[] copy() {
    int length = in.readLength(maxBytes);
    int at = in.take(length);
    return Arrays.copyOfRange(in.bytes(), at, at + length);
  }

  @Override
  public void skipBytes() {
    in.take(in.readLength(Integer.MAX_VALUE));
  }

  @Override
  public void readFixed(byte[] bytes, int start, int length) {
    int at = in.takeFixed(length, maxBytes);
    System.arraycopy(in.bytes(), at, bytes, start, length);
  }

  @Override
  public void skipFixed(int length) {
    in.take(length);
  }

  @Override
  public int readEnum() {
    return in.readInt();
  }

  @Override
  public int readIndex() {
    return in.readInt();
  }

  @Override
  public long readArrayStart() {
    return arrays.next(in, 0);
  }

  @Override
  public long arrayNext() {
    return arrays.next(in, 0);
  }

  @Override
  public long skipArray() {
    return arrays.nextToSkip(in, 0);
  }

  @Override
  public long readMapStart() {
    return maps.next(in, 0);
  }

  @Override
  public long mapNext() {
    return maps.next(in, 0);
  }

  @Override
  public long skipMap() {
    return maps.nextToSkip(in, 0);
  }
}
