package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * Where the copies of a partition are.
 *
 * @param leader the broker that takes writes; empty when none does
 * @param replicas the brokers that ought to have a copy, the preferred leader first
 * @param inSync those that have all of it
 */
public record PartitionShape(
    int partition, OptionalInt leader, List<Integer> replicas, List<Integer> inSync) {
  public PartitionShape {
    requireNonNull(leader, "leader");
    replicas = List.copyOf(replicas);
    inSync = List.copyOf(inSync);
  }

  static PartitionShape of(TopicPartitionInfo partition) {
    Node leader = partition.leader();
    return new PartitionShape(
        partition.partition(),
        leader == null || leader.isEmpty() ? OptionalInt.empty() : OptionalInt.of(leader.id()),
        partition.replicas().stream().map(Node::id).toList(),
        partition.isr().stream().map(Node::id).sorted().toList());
  }

  /** The brokers whose copy lags or is away. */
  public List<Integer> outOfSync() {
    return replicas.stream().filter(broker -> !inSync.contains(broker)).toList();
  }
}
