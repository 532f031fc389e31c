package io.millrace.consumer.lane;

import java.util.OptionalLong;

/**
 * What of a partition is not done: a list by offset, and the position up to which the partition was
 * read. What is below the position and not in the list is done, or was never there; so however long
 * one record takes, it needs no more room than what is in flight.
 */
final class OffsetTracker<T> {
  private Pending<T> oldest;
  private Pending<T> newest;
  private int size;
  private long bytes;
  private long position = -1;

  /** Adds a record behind all others. */
  void add(Pending<T> pending) {
    if (pending.offset < position) {
      throw new IllegalStateException(
          "offset %d was passed already: the position is %d".formatted(pending.offset, position));
    }
    pending.older = newest;
    if (newest == null) {
      oldest = pending;
    } else {
      newest.newer = pending;
    }
    newest = pending;
    size++;
    bytes += pending.bytes;
    position = pending.offset + 1;
  }

  /** All before this offset was read; no step back. */
  void passed(long offset) {
    position = Math.max(position, offset);
  }

  /**
   * A record is done. It lets go of its neighbours, which it would keep from the garbage collector
   * when it is older than they are.
   */
  void remove(Pending<T> pending) {
    if (pending.older == null) {
      oldest = pending.newer;
    } else {
      pending.older.newer = pending.newer;
    }
    if (pending.newer == null) {
      newest = pending.older;
    } else {
      pending.newer.older = pending.older;
    }
    pending.older = null;
    pending.newer = null;
    size--;
    bytes -= pending.bytes;
  }

  /** The first that isn't done; null for none. */
  Pending<T> oldest() {
    return oldest;
  }

  int size() {
    return size;
  }

  long bytes() {
    return bytes;
  }

  /** The offset after the last that was read; -1 when nothing is known of the partition. */
  long position() {
    return position;
  }

  /** The offset before which all is done; empty when nothing is known of the partition. */
  OptionalLong committable() {
    long offset = oldest == null ? position : oldest.offset;
    return offset < 0 ? OptionalLong.empty() : OptionalLong.of(offset);
  }

  /** The offsets that aren't done, rising. */
  long[] open() {
    long[] offsets = new long[size];
    int count = 0;
    for (Pending<T> at = oldest; at != null; at = at.newer) {
      offsets[count++] = at.offset;
    }
    return offsets;
  }
}
