package io.millrace.admin.replay;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.IntToLongFunction;

/** How far a replay is, by partition of its source. */
public record Checkpoint(SortedMap<Integer, PartitionProgress> partitions) {
  public Checkpoint {
    partitions = Collections.unmodifiableSortedMap(new TreeMap<>(partitions));
  }

  /** Whether every partition has come to its end. */
  public boolean isComplete() {
    return partitions.values().stream().allMatch(PartitionProgress::isComplete);
  }

  /** Offsets that are still to come. */
  public long left() {
    return partitions.values().stream().mapToLong(PartitionProgress::left).sum();
  }

  /** Over all partitions and all runs. */
  public Tally tally() {
    return partitions.values().stream()
        .map(PartitionProgress::tally)
        .reduce(Tally.NONE, Tally::plus);
  }

  /** The last so many offsets of each partition. */
  Checkpoint last(long offsets) {
    return each((partition, at) -> at.upTo(at.end() - offsets));
  }

  /** With nothing left before the offset of each partition that isn't complete. */
  Checkpoint upTo(IntToLongFunction offset) {
    return each((partition, at) -> at.isComplete() ? at : at.upTo(offset.applyAsLong(partition)));
  }

  private Checkpoint each(BiFunction<Integer, PartitionProgress, PartitionProgress> change) {
    SortedMap<Integer, PartitionProgress> changed = new TreeMap<>(partitions);
    changed.replaceAll(change);
    return new Checkpoint(changed);
  }

  PartitionProgress of(int partition) {
    return partitions.get(partition);
  }

  Checkpoint with(int partition, PartitionProgress progress) {
    SortedMap<Integer, PartitionProgress> changed = new TreeMap<>(partitions);
    changed.put(partition, progress);
    return new Checkpoint(changed);
  }
}
