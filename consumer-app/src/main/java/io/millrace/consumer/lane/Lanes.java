package io.millrace.consumer.lane;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.apache.kafka.common.TopicPartition;

/**
 * All records in flight.
 *
 * <ul>
 *   <li>Of a lane, at most one record is with a worker, and the next only when that one is done.
 *   <li>Every record that was added is given to a worker until it is done, unless its partition is
 *       closed before.
 *   <li>{@link PartitionLanes#committable} is never beyond a record that isn't done.
 *   <li>A lane that waits holds up no other.
 * </ul>
 *
 * For one thread at a time, but for {@link Bundle}.
 */
public final class Lanes<T> {
  private final LaneOrder order;
  private final long probeNanos;
  private final Map<TopicPartition, PartitionLanes<T>> partitions = new LinkedHashMap<>();
  private final Deque<Lane<T>> ready = new ArrayDeque<>();
  private final PriorityQueue<Lane<T>> parked =
      new PriorityQueue<>(Comparator.<Lane<T>>comparingLong(lane -> lane.due));
  private final Deque<Lane<T>> stalled = new ArrayDeque<>();
  private final List<Bundle<T>> bundles = new ArrayList<>();
  private Lane<T> probe;
  private long nextProbe;
  private boolean isAway;
  private long awaySince;
  private int inFlight;
  private long bytes;

  /**
   * None.
   *
   * @param probeNanos after how long one of the lanes that wait for something that is away is tried
   */
  public Lanes(LaneOrder order, long probeNanos) {
    this.order = requireNonNull(order, "order");
    this.probeNanos = probeNanos;
  }

  LaneOrder order() {
    return order;
  }

  /**
   * A partition is ours.
   *
   * @param committed the offset from which it is read; -1 when that isn't known yet
   * @param metadata of the commit; null for none
   */
  public PartitionLanes<T> open(TopicPartition partition, long committed, String metadata) {
    PartitionLanes<T> lanes =
        new PartitionLanes<>(partition, this, DoneOffsets.decode(metadata, committed));
    lanes.passed(committed);
    if (partitions.putIfAbsent(partition, lanes) != null) {
      throw new IllegalStateException(partition + " is ours already");
    }
    return lanes;
  }

  /** A partition that is ours; null for none. */
  public PartitionLanes<T> of(TopicPartition partition) {
    return partitions.get(partition);
  }

  /** All partitions that are ours. */
  public Collection<PartitionLanes<T>> partitions() {
    return partitions.values();
  }

  /** Begins nothing more of a partition; what workers have of it goes on. */
  public void close(TopicPartition partition) {
    PartitionLanes<T> closed = partitions.get(partition);
    if (closed != null && closed.isOpen()) {
      closed.close();
      ready.removeIf(lane -> lane.partition == closed);
      parked.removeIf(lane -> lane.partition == closed);
      stalled.removeIf(lane -> lane.partition == closed);
      if (probe != null && probe.partition == closed) {
        probe = null;
      }
      isAway = isAway && isWaitedFor();
    }
  }

  /** Forgets a partition; what workers still have of it comes to nothing. */
  public void remove(TopicPartition partition) {
    close(partition);
    PartitionLanes<T> removed = partitions.remove(partition);
    if (removed != null) {
      removed.removed = true;
      inFlight -= removed.tracker.size();
      bytes -= removed.tracker.bytes();
    }
  }

  /** How many records aren't done. */
  public int inFlight() {
    return inFlight;
  }

  /** What the records that aren't done take in memory. */
  public long bytes() {
    return bytes;
  }

  /** A record was added to a lane. */
  void added(Lane<T> lane, int size) {
    inFlight++;
    bytes += size;
    if (lane.size == 1 && lane.state == Lane.State.READY) {
      ready(lane);
    }
  }

  private void ready(Lane<T> lane) {
    lane.state = Lane.State.READY;
    ready.add(lane);
  }

  /** Whether a worker would find something now. */
  public boolean hasReady() {
    return !ready.isEmpty();
  }

  /**
   * Takes what is ready, of one lane at least; null when nothing is.
   *
   * @param events the most to take
   * @param now in nanoseconds, as {@link System#nanoTime}
   */
  public Bundle<T> take(int events, long now) {
    release(now);
    if (ready.isEmpty()) {
      return null;
    }
    Bundle<T> bundle = new Bundle<>(now);
    while (bundle.events() < events && !ready.isEmpty()) {
      Lane<T> lane = ready.poll();
      lane.state = Lane.State.TAKEN;
      lane.partition.taken++;
      bundle.add(lane, Math.min(lane.size, events - bundle.events()));
    }
    bundles.add(bundle);
    return bundle;
  }

  private void release(long now) {
    while (!parked.isEmpty() && parked.peek().due - now <= 0) {
      ready(parked.poll());
    }
    if (!stalled.isEmpty() && probe == null && nextProbe - now <= 0) {
      probe = stalled.poll();
      ready(probe);
    }
  }

  /** For how many nanoseconds what lanes wait for has been away; 0 when nothing is. */
  public long away(long now) {
    return isAway ? now - awaySince : 0;
  }

  @SuppressWarnings("ReferenceEquality") // equal is the lane of the same key in another partition
  private boolean isProbe(Lane<T> lane) {
    return lane == probe;
  }

  private boolean isWaitedFor() {
    return probe != null || !stalled.isEmpty();
  }

  /** In how many nanoseconds something that waits gets ready; {@link Long#MAX_VALUE} for never. */
  public long nextDue(long now) {
    long due = Long.MAX_VALUE;
    if (!parked.isEmpty()) {
      due = Math.max(0, parked.peek().due - now);
    }
    if (!stalled.isEmpty() && probe == null) {
      due = Math.min(due, Math.max(0, nextProbe - now));
    }
    return due;
  }

  /**
   * A worker has come to the end of a bundle.
   *
   * @return how many of its records are done that weren't when it was last looked at
   */
  public int settle(Bundle<T> bundle, long now) {
    bundles.remove(bundle);
    return settle(bundle, bundle.lanes.size(), now);
  }

  /**
   * Whether there are bundles whose worker has taken long.
   *
   * @param nanos for how long at least
   */
  public boolean hasLate(long now, long nanos) {
    for (Bundle<T> bundle : bundles) {
      if (isLate(bundle, now, nanos)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLate(Bundle<?> bundle, long now, long nanos) {
    return bundle.settled < bundle.lanes.size() - 1 && now - bundle.takenAt >= nanos;
  }

  /**
   * Takes back what workers that have taken long haven't begun, and settles what they have done, so
   * that one slow record holds up its own lane alone.
   *
   * @return as {@link #settle}
   */
  public int rescue(long now, long nanos) {
    int done = 0;
    for (Bundle<T> bundle : bundles) {
      if (isLate(bundle, now, nanos)) {
        int begun = bundle.stop();
        for (int lane = bundle.lanes.size() - 1; lane >= Math.max(begun, bundle.settled); lane--) {
          giveBack(bundle.lanes.remove(lane));
        }
        done += settle(bundle, begun - 1, now);
      }
    }
    return done;
  }

  private void giveBack(Lane<T> lane) {
    lane.partition.taken--;
    lane.state = Lane.State.READY;
    if (lane.partition.isOpen()) {
      ready.addFirst(lane);
    }
  }

  private int settle(Bundle<T> bundle, int to, long now) {
    int done = 0;
    for (; bundle.settled < to; bundle.settled++) {
      done += settle(bundle.lanes.get(bundle.settled), bundle.result(bundle.settled), now);
    }
    return done;
  }

  private int settle(Lane<T> lane, Bundle.Result result, long now) {
    PartitionLanes<T> partition = lane.partition;
    for (int i = 0; i < result.done; i++) {
      done(partition, lane.removeFirst());
    }
    partition.taken--;
    if (!partition.isOpen()) {
      return result.done;
    }
    if (isProbe(lane)) {
      probe = null;
      nextProbe = now + probeNanos;
    }
    if (lane.wasStalled && result.hasFound()) {
      lane.wasStalled = false;
      isAway = false;
      stalled.forEach(this::ready);
      stalled.clear();
    }
    if (lane.size == 0) {
      lane.state = Lane.State.READY;
      partition.forget(lane);
      return result.done;
    }
    switch (result.fate) {
      case NEXT -> ready(lane);
      case PARK -> park(lane, result.due);
      case STALL -> stall(lane, now);
    }
    return result.done;
  }

  private void done(PartitionLanes<T> partition, Pending<T> pending) {
    partition.tracker.remove(pending);
    if (!partition.removed) {
      inFlight--;
      bytes -= pending.bytes;
    }
  }

  private void park(Lane<T> lane, long due) {
    lane.state = Lane.State.PARKED;
    lane.due = due;
    parked.add(lane);
  }

  private void stall(Lane<T> lane, long now) {
    if (!isWaitedFor()) {
      nextProbe = now + probeNanos;
    }
    if (!isAway) {
      isAway = true;
      awaySince = now;
    }
    lane.state = Lane.State.STALLED;
    lane.wasStalled = true;
    stalled.add(lane);
  }
}
