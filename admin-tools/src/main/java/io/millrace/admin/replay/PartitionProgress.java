package io.millrace.admin.replay;

/**
 * How far a replay is in a partition.
 *
 * @param next the offset to go on from
 * @param end the first offset that isn't taken, fixed when the replay started
 */
public record PartitionProgress(long next, long end, Tally tally) {
  public PartitionProgress {
    if (next < 0 || end < 0) {
      throw new IllegalArgumentException("no range: from %d to %d".formatted(next, end));
    }
  }

  boolean isComplete() {
    return next >= end;
  }

  long left() {
    return Math.max(0, end - next);
  }

  /** With a record at an offset done. */
  PartitionProgress after(long offset, Tally counted) {
    return new PartitionProgress(offset + 1, end, counted);
  }

  /** With nothing left before an offset. */
  PartitionProgress upTo(long offset) {
    long reached = Math.min(offset, end);
    return reached <= next ? this : new PartitionProgress(reached, end, tally);
  }

  /** Where what lies before an offset isn't there any more. */
  PartitionProgress fromFirst(long first) {
    long reached = Math.min(first, end);
    return reached <= next
        ? this
        : new PartitionProgress(reached, end, tally.withDeleted(reached - next));
  }

  PartitionProgress withEnd(long later) {
    return later <= end ? this : new PartitionProgress(next, later, tally);
  }
}
