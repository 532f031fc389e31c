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
  private final Map<TopicPartition, PartitionLanes<T>> partitions = new LinkedHashMap<>();
  private final Deque<Pending<T>> ready = new ArrayDeque<>();
  private final PriorityQueue<Pending<T>> parked =
      new PriorityQueue<>(Comparator.<Pending<T>>comparingLong(lane -> lane.due));
  private final Stalled<T> stalled;
  private final List<Bundle<T>> bundles = new ArrayList<>();

  /**
   * None.
   *
   * @param probeNanos after how long one of the lanes that wait for something that is away is tried
   */
  public Lanes(LaneOrder order, long probeNanos) {
    this.order = requireNonNull(order, "order");
    this.stalled = new Stalled<>(probeNanos);
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
      stalled.remove(closed);
    }
  }

  /** Forgets a partition; what workers still have of it comes to nothing. */
  public void remove(TopicPartition partition) {
    close(partition);
    PartitionLanes<T> removed = partitions.remove(partition);
    if (removed != null) {
      removed.removed = true;
    }
  }

  /** How many records aren't done. */
  public int inFlight() {
    int sum = 0;
    for (PartitionLanes<T> partition : partitions.values()) {
      sum += partition.inFlight();
    }
    return sum;
  }

  /** What the records that aren't done take in memory. */
  public long bytes() {
    long sum = 0;
    for (PartitionLanes<T> partition : partitions.values()) {
      sum += partition.bytes();
    }
    return sum;
  }

  /** A lane waits for a worker. */
  void ready(Pending<T> lane) {
    lane.state = Waiting.State.QUEUED;
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
      bundle.add(ready.poll(), events - bundle.events());
    }
    bundles.add(bundle);
    return bundle;
  }

  private void release(long now) {
    while (!parked.isEmpty() && parked.peek().due - now <= 0) {
      ready(parked.poll());
    }
    Pending<T> probe = stalled.probe(now);
    if (probe != null) {
      ready(probe);
    }
  }

  /** For how many nanoseconds what lanes wait for has been away; 0 when nothing is. */
  public long away(long now) {
    return stalled.away(now);
  }

  /** In how many nanoseconds something that waits gets ready; {@link Long#MAX_VALUE} for never. */
  public long nextDue(long now) {
    long due = parked.isEmpty() ? Long.MAX_VALUE : Math.max(0, parked.peek().due - now);
    return Math.min(due, stalled.nextDue(now));
  }

  /** A worker has come to the end of a bundle. */
  public void settle(Bundle<T> bundle, long now) {
    bundles.remove(bundle);
    settle(bundle, bundle.size(), now);
  }

  /**
   * How many workers are at a bundle.
   *
   * @param nanos for how long at most
   */
  public int atWork(long now, long nanos) {
    int count = 0;
    for (Bundle<T> bundle : bundles) {
      count += now - bundle.takenAt() < nanos ? 1 : 0;
    }
    return count;
  }

  /**
   * Whether there are bundles whose worker has taken long.
   *
   * @param nanos for how long at least
   */
  public boolean hasLate(long now, long nanos) {
    for (Bundle<T> bundle : bundles) {
      if (bundle.isLate(now, nanos)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Takes back what workers that have taken long haven't begun, and settles what they have done, so
   * that one slow record holds up its own lane alone.
   */
  public void rescue(long now, long nanos) {
    for (Bundle<T> bundle : bundles) {
      if (bundle.isLate(now, nanos)) {
        int begun = bundle.stop();
        while (bundle.size() > begun) {
          giveBack(bundle.removeLast());
        }
        settle(bundle, begun - 1, now);
      }
    }
  }

  private void giveBack(Pending<T> lane) {
    lane.partition.taken--;
    if (lane.partition.isOpen()) {
      lane.state = Waiting.State.QUEUED;
      ready.addFirst(lane);
    }
  }

  private void settle(Bundle<T> bundle, int to, long now) {
    for (; bundle.settled < to; bundle.settled++) {
      settle(bundle.lane(bundle.settled), now);
    }
  }

  private void settle(Pending<T> lane, long now) {
    PartitionLanes<T> partition = lane.partition;
    partition.taken--;
    Pending<T> rest = lane;
    for (int left = lane.taken; left > 0 && rest.done; left--) {
      rest = partition.done(rest);
    }
    if (partition.isOpen()) {
      stalled.settled(lane, lane.hasFound(), now).forEach(this::ready);
      if (rest != null) {
        goOn(rest, now);
      }
    }
  }

  private void goOn(Pending<T> lane, long now) {
    switch (lane.state) {
      case RETRY -> parked.add(lane);
      case UNAVAILABLE -> stalled.add(lane, now);
      case QUEUED, HANDLED -> ready(lane);
    }
  }
}
