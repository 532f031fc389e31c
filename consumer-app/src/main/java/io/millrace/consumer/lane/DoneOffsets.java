package io.millrace.consumer.lane;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.common.utils.ByteUtils;

/**
 * What is done beyond a committed offset, as the metadata of the commit says it: a horizon, and the
 * offsets before it that aren't done. Everything from the horizon on isn't known.
 *
 * <p>As text: {@code m2:} and Base64 of a kind, the committed offset, the length up to the horizon,
 * and either the steps from one open offset to the next, or a bit for each offset. Of the two the
 * one that says more in the room there is. What doesn't fit is left out, and will be handled again.
 *
 * <p>The committed offset is there since tools that copy groups to another cluster translate that
 * of the commit and copy the metadata as it is: what it says of other offsets would be wrong there.
 */
final class DoneOffsets {
  /** Nothing is known. */
  static final DoneOffsets NONE = new DoneOffsets(0, new long[0]);

  private static final String VERSION = "m2:";
  private static final byte STEPS = 0;
  private static final byte BITS = 1;
  private static final int HEAD = 1 + 2 * Long.BYTES;

  private final long horizon;
  private final long[] open;

  private DoneOffsets(long horizon, long[] open) {
    this.horizon = horizon;
    this.open = open;
  }

  /** Whether a record at or after the committed offset is done. */
  boolean contains(long offset) {
    return offset < horizon && Arrays.binarySearch(open, offset) < 0;
  }

  /** Whether it knows nothing of this offset and of all after it. */
  boolean endsBefore(long offset) {
    return offset >= horizon;
  }

  /** The first offset from this one on of which it isn't known that it is done. */
  long firstOpen(long offset) {
    int at = Arrays.binarySearch(open, offset);
    int next = at < 0 ? -at - 1 : at;
    return offset >= horizon ? offset : next < open.length ? open[next] : horizon;
  }

  /**
   * What is known when a part of what this says has been read again: that part is the tracker's.
   */
  DoneOffsets with(OffsetTracker<?> tracker) {
    long[] read = tracker.open();
    int unread = Arrays.binarySearch(open, tracker.position());
    int from = unread < 0 ? -unread - 1 : unread;
    long[] all = Arrays.copyOf(read, read.length + open.length - from);
    System.arraycopy(open, from, all, read.length, open.length - from);
    return new DoneOffsets(Math.max(horizon, tracker.position()), all);
  }

  /**
   * The metadata of a commit.
   *
   * @param base the offset that is committed: the first that is open, or the horizon
   * @param longest how many characters it may have
   * @return empty text when there is nothing to say, or no room
   */
  String encode(long base, int longest) {
    if (base + 1 >= horizon) {
      return "";
    }
    int room = (longest - VERSION.length()) / 4 * 3 - HEAD;
    if (room < 1) {
      return "";
    }
    ByteBuffer steps = ByteBuffer.allocate(room);
    long byStep = steps(base, steps);
    long byBit = Math.min(horizon, base + 8L * room);
    boolean asSteps =
        byStep > byBit || (byStep == byBit && steps.position() <= bytes(byBit - base));
    ByteBuffer all = ByteBuffer.allocate(HEAD + room);
    all.put(asSteps ? STEPS : BITS);
    all.putLong(base);
    all.putLong(asSteps ? byStep - base : byBit - base);
    all.put(asSteps ? steps.flip() : bits(base, byBit));
    byte[] bytes = Arrays.copyOf(all.array(), all.position());
    return VERSION + Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Writes steps while they fit; the horizon that they reach. */
  private long steps(long base, ByteBuffer to) {
    long last = base; // of which all know that it's open
    for (long offset : open) {
      long step = offset - last;
      if (step > Integer.MAX_VALUE || to.remaining() < ByteUtils.sizeOfUnsignedVarint((int) step)) {
        return offset;
      } else if (step > 0) {
        ByteUtils.writeUnsignedVarint((int) step, to);
        last = offset;
      }
    }
    return horizon;
  }

  private ByteBuffer bits(long base, long to) {
    byte[] bits = new byte[bytes(to - base)];
    for (int i = 0; i < open.length && open[i] < to; i++) {
      long at = open[i] - base;
      bits[(int) (at >> 3)] |= (byte) (1 << (at & 7));
    }
    return ByteBuffer.wrap(bits);
  }

  private static int bytes(long bits) {
    return (int) Math.min(Integer.MAX_VALUE, (bits + 7) / 8);
  }

  /**
   * Reads the metadata of a commit; {@link #NONE} when it is another program's, of another offset,
   * or broken.
   *
   * @param base the committed offset
   */
  static DoneOffsets decode(String metadata, long base) {
    if (metadata == null || !metadata.startsWith(VERSION)) {
      return NONE;
    }
    try {
      ByteBuffer in =
          ByteBuffer.wrap(Base64.getDecoder().decode(metadata.substring(VERSION.length())));
      byte kind = in.get();
      long of = in.getLong();
      long length = in.getLong();
      if (of != base || length < 1 || base + length < base) {
        return NONE;
      }
      return switch (kind) {
        case STEPS -> ofSteps(in, base, length);
        case BITS -> ofBits(in, base, length);
        default -> NONE;
      };
    } catch (RuntimeException e) {
      // Whatever stands there, to handle a record again is right.
      return NONE;
    }
  }

  private static DoneOffsets ofSteps(ByteBuffer in, long base, long length) {
    long[] open = new long[in.remaining() + 1];
    open[0] = base;
    int count = 1;
    while (in.hasRemaining()) {
      open[count] = open[count - 1] + ByteUtils.readUnsignedVarint(in);
      if (open[count] <= open[count - 1]) {
        return NONE;
      }
      count++;
    }
    return new DoneOffsets(base + length, Arrays.copyOf(open, count));
  }

  private static DoneOffsets ofBits(ByteBuffer in, long base, long length) {
    if (in.remaining() != bytes(length)) {
      return NONE;
    }
    long[] open = new long[(int) length];
    int count = 0;
    for (int at = 0; at < length; at++) {
      if ((in.get(in.position() + (at >> 3)) & (1 << (at & 7))) != 0) {
        open[count++] = base + at;
      }
    }
    return new DoneOffsets(base + length, Arrays.copyOf(open, count));
  }
}
