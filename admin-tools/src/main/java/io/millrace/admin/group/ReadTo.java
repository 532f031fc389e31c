package io.millrace.admin.group;

import java.util.OptionalLong;

/**
 * How far a group has read in a partition.
 *
 * @param lag as the broker counts it; empty where it is the distance to the end
 */
record ReadTo(OptionalLong committed, OptionalLong lag) {
  static final ReadTo NOTHING = new ReadTo(OptionalLong.empty(), OptionalLong.empty());

  static ReadTo offset(long committed) {
    return new ReadTo(OptionalLong.of(committed), OptionalLong.empty());
  }
}
