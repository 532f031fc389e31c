package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

/**
 * Adds partitions to a topic.
 *
 * @param keyed whether its records have keys, which then move to other partitions
 */
public record AddPartitions(String topic, int from, int to, boolean keyed) implements Change {
  public AddPartitions {
    requireNonNull(topic, "topic");
    if (to <= from) {
      throw new IllegalArgumentException(
          "partitions of %s can only grow: %d to %d".formatted(topic, from, to));
    }
  }

  @Override
  public Action action() {
    return Action.ADD_PARTITIONS;
  }

  @Override
  public String resource() {
    return topic;
  }

  @Override
  public String summary() {
    return "partitions %d to %d".formatted(from, to);
  }

  @Override
  public Risk risk() {
    return keyed ? Risk.DISRUPTIVE : Risk.SAFE;
  }

  @Override
  public String reason() {
    return keyed
        ? "keys move to other partitions: their old and new events lose their order"
        : "records have no keys, so no order is lost";
  }
}
