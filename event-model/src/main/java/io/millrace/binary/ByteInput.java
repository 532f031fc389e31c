package io.millrace.binary;

import java.util.Objects;
import org.apache.avro.io.Decoder;

/**
 * Bytes to decode from, one datum after the other. Doesn't copy them, so they must not change
 * meanwhile. Made to be used again, for one thread at a time.
 */
public final class ByteInput {
  private byte[] bytes;
  private int position;
  private int limit;
  private int depth;
  private int emptyItems;

  /** Throws {@link IndexOutOfBoundsException} for a part that the array doesn't have. */
  public ByteInput(byte[] bytes, int offset, int length) {
    reset(bytes, offset, length);
  }

  /** Goes on with other bytes. Throws as the constructor does. */
  public void reset(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    this.bytes = bytes;
    this.position = offset;
    this.limit = offset + length;
  }

  /** The number of bytes that are not yet read. */
  public int remaining() {
    return limit - position;
  }

  /**
   * For Avro's own datum readers, such as that of reflect records, under our limits. They share the
   * position. Throws {@link MalformedDataException} for what is malformed. Items are limited by the
   * block, and depth not at all: a decoder sees neither the values nor how they lie in each other.
   */
  public Decoder asDecoder(Limits limits) {
    return new LimitedDecoder(this, limits);
  }

  /** Before the first value of a datum. */
  void begin() {
    depth = 0;
    emptyItems = 0;
  }

  /** Opens a record, array or map. */
  void enter(int maxDepth) {
    if (++depth > maxDepth) {
      throw new MalformedDataException("nested deeper than " + maxDepth);
    }
  }

  void leave() {
    depth--;
  }

  /** Accounts for items that take no bytes: they are bounded for the whole datum. */
  void claimEmptyItems(long count, int maxItems) {
    if (count > maxItems - emptyItems) {
      throw new MalformedDataException("more than " + maxItems + " items that take no bytes");
    }
    emptyItems += (int) count;
  }

  boolean readBoolean() {
    if (position >= limit) {
      throw truncated(1);
    }
    return bytes[position++] == 1;
  }

  int readInt() {
    if (position < limit) {
      int first = bytes[position];
      if (first >= 0) {
        position++;
        return (first >>> 1) ^ -(first & 1);
      }
    }
    return readLongerInt();
  }

  private int readLongerInt() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (position >= limit) {
        throw truncated(1);
      }
      int next = bytes[position++];
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new MalformedDataException("an int takes more than 5 bytes");
  }

  long readLong() {
    if (position < limit) {
      long first = bytes[position];
      if (first >= 0) {
        position++;
        return (first >>> 1) ^ -(first & 1);
      }
    }
    return readLongerLong();
  }

  private long readLongerLong() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (position >= limit) {
        throw truncated(1);
      }
      int next = bytes[position++];
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new MalformedDataException("a long takes more than 10 bytes");
  }

  float readFloat() {
    int at = take(4);
    return Float.intBitsToFloat((int) littleEndian(at, 4));
  }

  double readDouble() {
    int at = take(8);
    return Double.longBitsToDouble(littleEndian(at, 8));
  }

  private long littleEndian(int at, int size) {
    long bits = 0;
    for (int i = 0; i < size; i++) {
      bits |= (bytes[at + i] & 0xFFL) << (8 * i);
    }
    return bits;
  }

  /** The length of a string or of bytes: no more than is left. */
  int readLength(int maxBytes) {
    long length = readLong();
    if (length < 0) {
      throw new MalformedDataException("negative length " + length);
    }
    if (length > maxBytes) {
      throw tooLarge(length, maxBytes);
    }
    if (length > limit - position) {
      throw truncated(length);
    }
    return (int) length;
  }

  /** Moves over some bytes and gives the position of the first in {@link #bytes}. */
  int take(int count) {
    int at = position;
    if (count > limit - at) {
      throw truncated(count);
    }
    position = at + count;
    return at;
  }

  /** As {@link #take}, for a value of a fixed size. */
  int takeFixed(int size, int maxBytes) {
    if (size > maxBytes) {
      throw tooLarge(size, maxBytes);
    }
    return take(size);
  }

  byte[] bytes() {
    return bytes;
  }

  private static MalformedDataException tooLarge(long length, int maxBytes) {
    return new MalformedDataException(
        "%d bytes, more than the limit of %d".formatted(length, maxBytes));
  }

  MalformedDataException truncated(long wanted) {
    return new MalformedDataException(
        "%d bytes are needed and %d are left".formatted(wanted, limit - position));
  }
}
