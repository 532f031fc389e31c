package io.millrace.binary;

import org.apache.avro.Schema;

/**
 * The blocks of an array or map: each a number of items, or a negative one with the size of the
 * block in bytes behind it; zero ends them.
 *
 * @param leastSize of an item as it is written, in bytes. What the reader makes of it may be larger
 *     by its defaults, which says nothing of the bytes that are left. Or {@link #UNKNOWN_SIZE},
 *     when the caller bounds items that take no bytes
 */
record Blocks(int maxItems, int leastSize) {
  static final int UNKNOWN_SIZE = -1;

  /** What to make room for when items take no bytes, so that their number proves nothing. */
  private static final int UNPROVEN = 16;

  /** Claims within claims may each name all bytes that are left, so room is made as items come. */
  private static final int MOST_AT_ONCE = 1024;

  static Blocks ofArray(Schema written, Limits limits) {
    return new Blocks(limits.maxItems(), LeastSize.of(written.getElementType()));
  }

  static Blocks ofMap(Schema written, Limits limits) {
    return new Blocks(limits.maxItems(), 1 + LeastSize.of(written.getValueType()));
  }

  /**
   * The number of items in the next block, 0 after the last.
   *
   * @param before the items of the blocks before it
   */
  int next(ByteInput in, int before) {
    long count = in.readLong();
    if (count < 0) {
      readSize(in);
      count = -count;
    }
    return checked(count, in, before);
  }

  /**
   * As {@link #next}, but moves over blocks that say their size, and gives 0 for an end after
   * those.
   */
  int nextToSkip(ByteInput in, int before) {
    long count = in.readLong();
    while (count < 0) {
      long size = readSize(in);
      if (size > in.remaining()) {
        throw in.truncated(size);
      }
      in.take((int) size);
      count = in.readLong();
    }
    return checked(count, in, before);
  }

  /** For a block's first items. */
  int capacity(int count) {
    return Math.min(count, leastSize > 0 ? MOST_AT_ONCE : UNPROVEN);
  }

  private static long readSize(ByteInput in) {
    long size = in.readLong();
    if (size < 0) {
      throw new MalformedDataException("a block of negative size " + size);
    }
    return size;
  }

  private int checked(long count, ByteInput in, int before) {
    if (count == 0) {
      return 0;
    }
    // The least long is its own negative.
    if (count < 0 || count > maxItems - before) {
      throw new MalformedDataException("more items than the limit of " + maxItems);
    }
    if (leastSize == 0) {
      in.claimEmptyItems(count, maxItems);
    } else if (leastSize > 0 && count > in.remaining() / leastSize) {
      throw new MalformedDataException(
          "%d items of at least %d bytes, and %d bytes are left"
              .formatted(count, leastSize, in.remaining()));
    }
    return (int) count;
  }
}
