package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Adds partitions to a topic.
 *
 * @param keys whether its records have keys, which then move to other partitions
 * @param evidence what says so and what it means; empty for what the keys alone mean
 */
public record AddPartitions(String topic, int from, int to, Keys keys, Optional<String> evidence)
    implements Change {
  public AddPartitions {
    requireNonNull(topic, "topic");
    requireNonNull(keys, "keys");
    requireNonNull(evidence, "evidence");
    if (to <= from) {
      throw new IllegalArgumentException(
          "partitions of %s can only grow: %d to %d".formatted(topic, from, to));
    }
  }

  /** Without evidence but who says that there are keys. */
  public AddPartitions(String topic, int from, int to, Keys keys) {
    this(topic, from, to, keys, Optional.empty());
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
    return keys == Keys.NONE ? Risk.SAFE : Hazard.GROW_KEYED.risk();
  }

  @Override
  public String reason() {
    return evidence.orElseGet(keys::whenGrown);
  }

  @Override
  public List<Hazard> hazards() {
    return keys == Keys.NONE ? List.of() : List.of(Hazard.GROW_KEYED);
  }
}
