package io.millrace.consumer.lane;

import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/** The lanes of one partition, and how far it is. */
public final class PartitionLanes<T> {
  private static final byte[] WHOLE = new byte[0];

  final OffsetTracker<T> tracker = new OffsetTracker<>();
  int taken;
  private final TopicPartition partition;
  private final Lanes<T> all;
  private final LaneEnds<T> ends = new LaneEnds<>();
  private DoneOffsets done;

  /** Looked at by workers before a dead letter. */
  volatile boolean removed;

  /** Looked at by workers between two records. */
  private volatile boolean open = true;

  PartitionLanes(TopicPartition partition, Lanes<T> all, DoneOffsets done) {
    this.partition = partition;
    this.all = all;
    this.done = done;
  }

  /** Which one. */
  public TopicPartition partition() {
    return partition;
  }

  /**
   * A record to {@link #add}. Any thread may make one.
   *
   * @param key null for none
   * @param bytes what it takes in memory
   * @param now in nanoseconds, as {@link System#nanoTime}
   */
  public Pending<T> pending(long offset, byte[] key, T record, int bytes, long now) {
    byte[] lane = all.order() == LaneOrder.PARTITION ? WHOLE : key;
    return new Pending<>(this, lane, offset, record, bytes, now);
  }

  /** Adds a record of its own behind all others of the partition, unless it is done already. */
  public void add(Pending<T> pending) {
    if (done != DoneOffsets.NONE) {
      if (done.endsBefore(pending.offset)) {
        done = DoneOffsets.NONE;
      } else if (done.contains(pending.offset)) {
        tracker.passed(pending.offset + 1);
        return;
      }
    }
    tracker.add(pending);
    if (pending.key == null || ends.append(pending)) {
      all.ready(pending);
    }
  }

  /** A record, the first of its lane, is done; the next of the lane, null for none. */
  Pending<T> done(Pending<T> pending) {
    tracker.remove(pending);
    Pending<T> next = pending.next;
    pending.next = null;
    if (next == null && pending.key != null) {
      ends.remove(pending);
    }
    return next;
  }

  /** All before this offset was read, whether there was a record or not. */
  public void passed(long offset) {
    tracker.passed(offset);
  }

  /** The offset after the last that was read; -1 when none was yet. */
  public long position() {
    return tracker.position();
  }

  /** The offset before which all is done; empty when none was read yet. */
  public OptionalLong committable() {
    OptionalLong committable = tracker.committable();
    return tracker.oldest() == null && committable.isPresent()
        ? OptionalLong.of(done.firstOpen(committable.getAsLong()))
        : committable;
  }

  /**
   * What is done beyond {@link #committable}, for the metadata of its commit.
   *
   * @param longest how many characters it may have
   */
  public String metadata(int longest) {
    OptionalLong base = committable();
    return base.isPresent() ? done.with(tracker).encode(base.getAsLong(), longest) : "";
  }

  /** How many records aren't done. */
  public int inFlight() {
    return tracker.size();
  }

  /** What the records that aren't done take in memory. */
  long bytes() {
    return tracker.bytes();
  }

  /** Whether its records may be begun. Any thread may ask. */
  public boolean isOpen() {
    return open;
  }

  /** Whether a worker has a record of it. */
  public boolean isTaken() {
    return taken > 0;
  }

  /** Nothing of it may be begun any more. */
  void close() {
    open = false;
  }

  /** The record that {@link #committable} waits for; null for none. */
  public Waiting oldest() {
    Pending<T> oldest = tracker.oldest();
    return oldest == null ? null : Waiting.of(oldest);
  }

  /** What was read of the record that the partition waits for; null for none. */
  public T oldestRecord() {
    Pending<T> oldest = tracker.oldest();
    return oldest == null ? null : oldest.record();
  }
}
