package io.millrace.admin.group;

import java.util.OptionalLong;

/**
 * How far a group has read in a partition.
 *
 * @param lag as the broker counts it; empty where it is the distance to the end
 * @param exact whether the event at the offset is the first that isn't read
 */
record ReadTo(OptionalLong committed, OptionalLong lag, boolean exact) {
  static final ReadTo NOTHING = new ReadTo(OptionalLong.empty(), OptionalLong.empty(), true);

  static ReadTo offset(long committed) {
    return new ReadTo(OptionalLong.of(committed), OptionalLong.empty(), true);
  }

  /** Brokers keep the start of a share group late: events after it can be done already. */
  static ReadTo start(long start, OptionalLong lag) {
    return new ReadTo(OptionalLong.of(start), lag, false);
  }
}
