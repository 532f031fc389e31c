package io.millrace.consumer.lane;

import java.util.Arrays;

/**
 * A record that was read and isn't done yet. It is a node of three lists, so that a record costs
 * one object: of its lane, of all of its partition by offset, and of the table of {@link LaneEnds}.
 * Its lane is known by the first of its records that isn't done.
 *
 * <p>Whoever has its lane in a {@link Bundle} may change it; nobody else.
 */
public final class Pending<T> {
  final PartitionLanes<T> partition;
  final byte[] key;
  final int hash;
  final long offset;
  final int bytes;
  final long since;

  /** The next of its lane. */
  Pending<T> next;

  Pending<T> older;
  Pending<T> newer;

  /** The next in the same place of the table. */
  Pending<T> chained;

  /** What it waits for when it is the first of its lane. */
  Waiting.State state = Waiting.State.QUEUED;

  /** Of the first of a lane that a worker has: how many of the lane, with it. */
  int taken;

  boolean done;
  long due;
  boolean wasStalled;

  private final T record;
  private int attempts;
  private boolean condemned;
  private String cause;

  Pending(PartitionLanes<T> partition, byte[] key, long offset, T record, int bytes, long since) {
    this.partition = partition;
    this.key = key;
    this.hash = Arrays.hashCode(key);
    this.offset = offset;
    this.record = record;
    this.bytes = bytes;
    this.since = since;
  }

  boolean isOfLane(Pending<T> other) {
    return hash == other.hash && Arrays.equals(key, other.key);
  }

  /** Whether what it needs is there: it came to an end, or failed by itself. */
  boolean hasFound() {
    return done || state == Waiting.State.RETRY;
  }

  /** What was read. */
  public T record() {
    return record;
  }

  /** How often its handler has tried and failed. */
  public int attempts() {
    return attempts;
  }

  /** Why it isn't done; null when nothing went wrong with it so far. */
  public String cause() {
    return cause;
  }

  /** Whether it is to be a dead letter, for {@link #cause}, and not to be handled again. */
  public boolean isCondemned() {
    return condemned;
  }

  /** Its handler has tried and failed. */
  public void attempted(String why) {
    attempts++;
    cause = why;
  }

  /** It shall be a dead letter. */
  public void condemn(String why) {
    condemned = true;
    cause = why;
  }

  /** What it needs isn't there. */
  public void stalled(String why) {
    cause = why;
  }

  /** Whether its partition isn't ours any more: whatever comes of it counts for nothing. */
  public boolean isGone() {
    return partition.removed;
  }
}
