package io.millrace.consumer.lane;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Lanes that wait for something that is away. One at a time, the probe, looks whether it is there
 * again; when it is, all go on.
 */
final class Stalled<T> {
  private final long probeNanos;
  private final Deque<Pending<T>> lanes = new ArrayDeque<>();
  private Pending<T> probe;
  private long nextProbe;
  private boolean isAway;
  private long awaySince;

  Stalled(long probeNanos) {
    this.probeNanos = probeNanos;
  }

  void add(Pending<T> lane, long now) {
    if (!isWaitedFor()) {
      nextProbe = now + probeNanos;
    }
    if (!isAway) {
      isAway = true;
      awaySince = now;
    }
    lane.wasStalled = true;
    lanes.add(lane);
  }

  /** The lane that looks now; null for none. */
  Pending<T> probe(long now) {
    if (nextDue(now) > 0) {
      return null;
    }
    probe = lanes.poll();
    return probe;
  }

  /** A worker has given back a lane; which others go on for it. */
  List<Pending<T>> settled(Pending<T> lane, boolean hasFound, long now) {
    if (lane == probe) {
      probe = null;
      nextProbe = now + probeNanos;
    }
    if (!lane.wasStalled || !hasFound) {
      return List.of();
    }
    lane.wasStalled = false;
    isAway = false;
    List<Pending<T>> all = List.copyOf(lanes);
    lanes.clear();
    return all;
  }

  /** Forgets the lanes of a partition. */
  void remove(PartitionLanes<T> partition) {
    lanes.removeIf(lane -> lane.partition == partition);
    if (probe != null && probe.partition == partition) {
      probe = null;
    }
    isAway = isAway && isWaitedFor();
  }

  private boolean isWaitedFor() {
    return probe != null || !lanes.isEmpty();
  }

  /** For how many nanoseconds it has been away; 0 when nothing is. */
  long away(long now) {
    return isAway ? now - awaySince : 0;
  }

  /** In how many nanoseconds one is to look; {@link Long#MAX_VALUE} for never. */
  long nextDue(long now) {
    return lanes.isEmpty() || probe != null ? Long.MAX_VALUE : Math.max(0, nextProbe - now);
  }
}
