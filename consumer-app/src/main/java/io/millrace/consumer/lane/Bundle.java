package io.millrace.consumer.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lanes that a worker has, one after the other: so many that to take them costs little beside to
 * handle them. Those that it hasn't begun can be taken back by {@link Lanes#rescue}, which is why
 * it asks for each ({@link #next}).
 *
 * <p>The worker that has it calls its methods without a lock.
 */
public final class Bundle<T> {
  /** What has become of a lane. */
  enum Fate {
    /** Go on with its next record. */
    NEXT,
    /** Go on at a time. */
    PARK,
    /** Go on when what is away is there again. */
    STALL
  }

  final long takenAt;
  final List<Lane<T>> lanes = new ArrayList<>();
  int settled;

  private final List<Result> results = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private int events;
  private Pending<T> at;
  private Result result;
  private int left;

  /** Written by the worker; read by others after it has asked for the next lane. */
  static final class Result {
    final int most;
    int done;
    Fate fate = Fate.NEXT;
    long due;

    Result(int most) {
      this.most = most;
    }

    /** Whether what the first record needs is there: it came to an end, or failed by itself. */
    boolean hasFound() {
      return done > 0 || fate == Fate.PARK;
    }
  }

  Bundle(long takenAt) {
    this.takenAt = takenAt;
  }

  void add(Lane<T> lane, int most) {
    lanes.add(lane);
    results.add(new Result(most));
    events += most;
  }

  int events() {
    return events;
  }

  Result result(int lane) {
    return results.get(lane);
  }

  /** Nothing may be begun any more; how many lanes were. */
  int stop() {
    return Math.min(next.getAndSet(lanes.size()), lanes.size());
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
        at = lanes.get(lane).head;
        result = results.get(lane);
        left = result.most;
      }
    }
    return at;
  }

  /** The record is done. */
  public void done() {
    result.done++;
    left--;
    if (left > 0) {
      at = at.next;
      if (!at.lane.partition.isOpen()) {
        left = 0;
      }
    }
  }

  /** The record, and with it its lane, waits until a time in nanoseconds. */
  public void park(long due) {
    result.due = due;
    end(Fate.PARK);
  }

  /** The record, and with it its lane, waits for something that is away. */
  public void stall() {
    end(Fate.STALL);
  }

  /** The record wasn't handled; nor will be any other of the bundle. */
  public void giveUp() {
    end(Fate.NEXT);
    stop();
  }

  private void end(Fate fate) {
    result.fate = fate;
    left = 0;
  }
}
