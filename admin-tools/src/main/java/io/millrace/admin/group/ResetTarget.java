package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/** Where the offsets of a group are to go. */
public sealed interface ResetTarget {

  /** The first event that is there. */
  record Earliest() implements ResetTarget {}

  /** After the last event that is there. */
  record Latest() implements ResetTarget {}

  /**
   * This offset; the nearest that there is where it is out of range.
   *
   * @param offset from 0
   */
  record Offset(long offset) implements ResetTarget {
    public Offset {
      if (offset < 0) {
        throw new IllegalArgumentException("an offset is 0 or more, and not " + offset);
      }
    }
  }

  /**
   * So many offsets from where the group is, and no further than there are events.
   *
   * @param offsets back when negative
   */
  record Shift(long offsets) implements ResetTarget {}

  /** The first event at or after a time; the end where there is none. */
  record Time(Instant time) implements ResetTarget {
    public Time {
      requireNonNull(time, "time");
    }
  }

  /**
   * The first event since so long ago; the end where there is none.
   *
   * @param ago not negative
   */
  record Since(Duration ago) implements ResetTarget {
    public Since {
      if (ago.isNegative()) {
        throw new IllegalArgumentException("a duration back in time is not negative: " + ago);
      }
    }

    /** When that was; no further back than 1970, as no event is older. */
    Instant from(Instant now) {
      return ago.compareTo(Duration.between(Instant.EPOCH, now)) > 0
          ? Instant.EPOCH
          : now.minus(ago);
    }
  }

  /** Where another group is; partitions that it has no offset in stay as they are. */
  record Group(String name) implements ResetTarget {
    public Group {
      requireNonNull(name, "name");
    }
  }
}
