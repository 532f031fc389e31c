package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * What a topic loses, in bytes of one copy of each partition.
 *
 * @param dropped about; empty when the brokers don't say
 * @param total of what is there; empty when the brokers don't say
 */
public record Loss(OptionalLong dropped, OptionalLong total) {
  /** What nobody could tell. */
  public static final Loss UNKNOWN = new Loss(OptionalLong.empty(), OptionalLong.empty());

  public Loss {
    requireNonNull(dropped, "dropped");
    requireNonNull(total, "total");
  }
}
