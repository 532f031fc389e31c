package io.millrace.binary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.util.Utf8;

/**
 * A growing buffer to encode into, made to be used again: {@link #reset} keeps its memory, up to a
 * mebibyte. For one thread at a time. After a failed write it holds part of a datum.
 */
public final class ByteOutput {
  private static final int INITIAL = 512;
  private static final int RETAINED = 1024 * 1024;
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  /** Of the strings that are copied by way of chars, which loops get through faster. */
  private static final int LONGEST_CHARS = 4096;

  private final char[] chars = new char[LONGEST_CHARS];
  private byte[] bytes = new byte[INITIAL];
  private int position;
  private int depth;

  /** Empties it, and lets go of the memory of an unusually large value. */
  public void reset() {
    position = 0;
    depth = 0;
    if (bytes.length > RETAINED) {
      bytes = new byte[INITIAL];
    }
  }

  /** The number of bytes written since the last {@link #reset}. */
  public int position() {
    return position;
  }

  /** What was written, up to {@link #position}; not a copy, and not to be changed. */
  public byte[] buffer() {
    return bytes;
  }

  /** A copy of what was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, position);
  }

  /** Writes the low eight bits. */
  public void writeByte(int value) {
    ensure(1);
    bytes[position++] = (byte) value;
  }

  /** Writes four bytes, the highest first. Avro's own ints look otherwise. */
  public void writeFixedInt(int value) {
    ensure(4);
    bytes[position++] = (byte) (value >>> 24);
    bytes[position++] = (byte) (value >>> 16);
    bytes[position++] = (byte) (value >>> 8);
    bytes[position++] = (byte) value;
  }

  /**
   * Opens a record, array or map; cyclic data would else overflow the stack.
   *
   * @throws DatumMismatchException when it's nested deeper than the {@link Limits#defaults}
   */
  public void enter() {
    if (++depth > Limits.defaults().maxDepth()) {
      throw new DatumMismatchException("nested too deep, or in a circle");
    }
  }

  /** Closes what was opened last. */
  public void leave() {
    depth--;
  }

  /** Writes an int or a long of Avro, which look the same. */
  public void writeInt(int value) {
    ensure(5);
    int rest = (value << 1) ^ (value >> 31);
    byte[] to = bytes;
    int at = position;
    while ((rest & ~0x7F) != 0) {
      to[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    to[at++] = (byte) rest;
    position = at;
  }

  /** Writes a long of Avro. */
  public void writeLong(long value) {
    ensure(10);
    long rest = (value << 1) ^ (value >> 63);
    byte[] to = bytes;
    int at = position;
    while ((rest & ~0x7FL) != 0) {
      to[at++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    to[at++] = (byte) rest;
    position = at;
  }

  /** Writes a float of Avro. */
  public void writeFloat(float value) {
    writeLittleEndian(Float.floatToRawIntBits(value), 4);
  }

  /** Writes a double of Avro. */
  public void writeDouble(double value) {
    writeLittleEndian(Double.doubleToRawLongBits(value), 8);
  }

  private void writeLittleEndian(long bits, int size) {
    ensure(size);
    for (int i = 0; i < size; i++) {
      bytes[position + i] = (byte) (bits >>> (8 * i));
    }
    position += size;
  }

  /**
   * Writes a two's complement number, the highest byte first and with no length before it: the
   * unscaled value of a decimal.
   *
   * @param size in bytes; more than eight repeat the sign
   */
  public void writeBigEndian(long value, int size) {
    ensure(size);
    for (int i = 0; i < size; i++) {
      int shift = Math.min(8 * (size - 1 - i), Long.SIZE - 1);
      bytes[position + i] = (byte) (value >> shift);
    }
    position += size;
  }

  /** The fewest bytes for {@link #writeBigEndian} to hold the number. */
  public static int bigEndianSize(long value) {
    return (Long.SIZE - Long.numberOfLeadingZeros(value ^ value >> 63)) / 8 + 1;
  }

  /** Writes a number of Avro before all that was written from a position on. */
  public void insertInt(int at, int value) {
    int length = position - at;
    writeInt(value);
    int size = position - at - length;
    byte[] number = Arrays.copyOfRange(bytes, at + length, position);
    System.arraycopy(bytes, at, bytes, at + size, length);
    System.arraycopy(number, 0, bytes, at, size);
  }

  /** Takes back what was written from a position on, and gives it. */
  public byte[] cut(int from) {
    byte[] cut = Arrays.copyOfRange(bytes, from, position);
    position = from;
    return cut;
  }

  /** Writes bytes as they are, with no length before them. */
  public void write(byte[] from, int offset, int length) {
    ensure(length);
    System.arraycopy(from, offset, bytes, position, length);
    position += length;
  }

  void fill(int value, int count) {
    ensure(count);
    Arrays.fill(bytes, position, position + count, (byte) value);
    position += count;
  }

  /** From position to limit, which stay; with the length before it. */
  void writeBytes(ByteBuffer from) {
    int length = from.remaining();
    writeInt(length);
    ensure(length);
    from.get(from.position(), bytes, position, length);
    position += length;
  }

  void writeUtf8(Utf8 text) {
    writeInt(text.getByteLength());
    write(text.getBytes(), 0, text.getByteLength());
  }

  /** Writes a string of Avro, as {@link #writeString} does. */
  public void writeChars(char[] text, int offset, int length) {
    int start = position;
    writeInt(length);
    ensure(length);
    byte[] to = bytes;
    int at = position;
    int all = 0;
    for (int i = 0; i < length; i++) {
      char c = text[offset + i];
      to[at + i] = (byte) c;
      all |= c;
    }
    if (all < 0x80) {
      position += length;
    } else {
      position = start;
      writeString(new String(text, offset, length));
    }
  }

  /**
   * Writes a string of Avro; a surrogate without its other half becomes a question mark. No array
   * is made for it, unless it is so long that one more copy doesn't matter.
   */
  public void writeString(String text) {
    int length = text.length();
    if (length > chars.length) {
      byte[] utf8 = text.getBytes(UTF_8);
      writeInt(utf8.length);
      write(utf8, 0, utf8.length);
      return;
    }
    text.getChars(0, length, chars, 0);
    boolean ascii = Utf8Text.isAscii(chars, length);
    int size = ascii ? length : Utf8Text.length(chars, length);
    writeInt(size);
    ensure(size);
    if (ascii) {
      copyAscii(text, length);
    } else {
      Utf8Text.copy(chars, length, bytes, position);
    }
    position += size;
  }

  /**
   * This method of String takes the low byte of each char. That is why it is deprecated, and all
   * there is of an ASCII one; no other copies into an array that is there.
   */
  @SuppressWarnings("deprecation")
  private void copyAscii(String text, int length) {
    text.getBytes(0, length, bytes, position);
  }

  /** The 36 characters of {@link java.util.UUID#toString}, with their length before them. */
  void writeUuidText(long high, long low) {
    ensure(37);
    bytes[position] = 2 * UuidText.LENGTH;
    UuidText.copy(high, low, bytes, position + 1);
    position += 37;
  }

  private void ensure(int count) {
    if (bytes.length - position < count) {
      grow(count);
    }
  }

  private void grow(int count) {
    long needed = (long) position + count;
    if (needed > LARGEST) {
      throw tooLarge();
    }
    bytes = Arrays.copyOf(bytes, (int) Math.min(LARGEST, Math.max(needed, 2L * bytes.length)));
  }

  private static DatumMismatchException tooLarge() {
    return new DatumMismatchException("encoded, it takes more than 2 GiB");
  }
}
