package io.millrace.consumer.lane;

import java.util.Arrays;

/**
 * The queue of one key in one partition, or of a whole partition. Equal to another by its key, so
 * that it is its own key in a map.
 */
final class Lane<T> {
  enum State {
    /** Nobody has it; it waits for a worker. */
    READY,
    /** In a bundle. */
    TAKEN,
    /** It waits until a time. */
    PARKED,
    /** It waits for something that is away. */
    STALLED
  }

  final PartitionLanes<T> partition;

  /** Null for a record without a key, whose lane is in no map. */
  byte[] key;

  State state = State.READY;
  Pending<T> head;
  int size;
  long due;
  boolean wasStalled;

  private Pending<T> tail;
  private int hash;

  Lane(PartitionLanes<T> partition, byte[] key) {
    this.partition = partition;
    rename(key);
  }

  /** Makes it equal to the lane of another key; only for one that is in no map. */
  Lane<T> rename(byte[] other) {
    key = other;
    hash = Arrays.hashCode(other);
    return this;
  }

  void append(Pending<T> pending) {
    if (tail == null) {
      head = pending;
    } else {
      tail.next = pending;
    }
    tail = pending;
    size++;
  }

  /** Takes off the first, which is done. */
  Pending<T> removeFirst() {
    Pending<T> first = head;
    head = first.next;
    if (head == null) {
      tail = null;
    }
    size--;
    return first;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Lane<?> lane && Arrays.equals(key, lane.key);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
