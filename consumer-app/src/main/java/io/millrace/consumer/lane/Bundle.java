package io.millrace.consumer.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lanes that a worker has, one after the other: so many that to take them costs little beside to
 * handle them. Those that it hasn't begun can be taken back by {@link Lanes#rescue}, which is why
 * it asks for each ({@link #next}).
 *
 * <p>The worker that has it calls its public methods without a lock. What it writes to a record is
 * read by others after it has asked for the next lane.
 */
public final class Bundle<T> {
  /** How many lanes were settled. */
  int settled;

  private final long takenAt;
  private final List<Pending<T>> lanes = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private int events;
  private Pending<T> at;
  private int left;

  Bundle(long takenAt) {
    this.takenAt = takenAt;
  }

  /**
   * Takes a lane.
   *
   * @param most of its records
   */
  void add(Pending<T> first, int most) {
    int count = 1;
    for (Pending<T> last = first; count < most && last.next != null; last = last.next) {
      count++;
    }
    first.taken = count;
    first.state = Waiting.State.HANDLED;
    first.partition.taken++;
    lanes.add(first);
    events += count;
  }

  int events() {
    return events;
  }

  int size() {
    return lanes.size();
  }

  /** The first record of a lane, as it was when the lane was taken. */
  Pending<T> lane(int number) {
    return lanes.get(number);
  }

  Pending<T> removeLast() {
    return lanes.remove(lanes.size() - 1);
  }

  /** Nothing may be begun any more; how many lanes were. */
  int stop() {
    return Math.min(next.getAndSet(lanes.size()), lanes.size());
  }

  /** Whether its worker has taken so long, and there are lanes that others can go on with. */
  boolean isLate(long now, long nanos) {
    return settled < lanes.size() - 1 && now - takenAt >= nanos;
  }

  /** When it was taken, in nanoseconds as {@link System#nanoTime}. */
  public long takenAt() {
    return takenAt;
  }

  /**
   * The next record to handle; null when there is no more.
   *
   * <p>Each is ended by one of {@link #done}, {@link #park}, {@link #stall} and {@link #giveUp}
   * before the next is asked for.
   */
  public Pending<T> next() {
    while (left == 0) {
      int lane = next.getAndIncrement();
      if (lane >= lanes.size()) {
        return null;
      }
      if (lanes.get(lane).partition.isOpen()) {
        at = lanes.get(lane);
        left = at.taken;
      }
    }
    return at;
  }

  /** The record is done. */
  public void done() {
    at.done = true;
    left--;
    if (left > 0) {
      at = at.next;
      if (!at.partition.isOpen()) {
        left = 0;
      }
    }
  }

  /** The record, and with it its lane, waits until a time in nanoseconds. */
  public void park(long due) {
    at.due = due;
    at.state = Waiting.State.RETRY;
    left = 0;
  }

  /** The record, and with it its lane, waits for something that is away. */
  public void stall() {
    at.state = Waiting.State.UNAVAILABLE;
    left = 0;
  }

  /** The record wasn't handled; nor will be any other of the bundle. */
  public void giveUp() {
    left = 0;
    stop();
  }
}
