package io.millrace.admin.replay;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/** Where a range of records begins, or before what it ends; in each partition. */
public sealed interface Bound permits Bound.Offset, Bound.Time {

  /** A number in the partition. */
  record Offset(long offset) implements Bound {
    public Offset {
      if (offset < 0) {
        throw new IllegalArgumentException("an offset is 0 or more, and not " + offset);
      }
    }
  }

  /** The first record of that time or a later one. */
  record Time(Instant instant) implements Bound {
    public Time {
      requireNonNull(instant, "instant");
    }
  }
}
