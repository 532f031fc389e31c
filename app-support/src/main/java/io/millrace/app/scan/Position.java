package io.millrace.app.scan;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where in each partition reading begins, or ends before. */
public sealed interface Position {

  /** At the first record that there is. */
  record Earliest() implements Position {}

  /** At the end as it is now. */
  record Latest() implements Position {}

  /** At an offset, the same in each partition. */
  record Offset(long offset) implements Position {
    public Offset {
      if (offset < 0) {
        throw new IllegalArgumentException("an offset is 0 or more, and not " + offset);
      }
    }
  }

  /** At the first record whose timestamp is this or later; at the end when there is none. */
  record Time(Instant time) implements Position {
    public Time {
      requireNonNull(time, "time");
    }
  }

  /** At the last so many records of each partition. */
  record Tail(long records) implements Position {
    public Tail {
      if (records < 0) {
        throw new IllegalArgumentException("so many records can't be: " + records);
      }
    }
  }

  /**
   * Where a consumer group goes on by what it has committed; at the first record of a partition
   * that it has committed nothing of.
   */
  record Group(String name) implements Position {
    public Group {
      requireNonNull(name, "name");
    }
  }

  /** At an offset for each partition; partitions without one are not read. */
  record Offsets(SortedMap<Integer, Long> offsets) implements Position {
    public Offsets {
      offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }
  }
}
