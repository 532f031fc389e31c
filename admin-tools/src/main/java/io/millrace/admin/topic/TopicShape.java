package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/**
 * A topic as the controller has it: its partitions and configs, and nothing of its events.
 *
 * @param id what tells it from another topic that had the same name before
 * @param internal whether Kafka keeps its own records there
 * @param partitions at least one, by number
 * @param configs all of them, by name
 */
public record TopicShape(
    String name,
    String id,
    boolean internal,
    List<PartitionShape> partitions,
    List<ConfigSetting> configs) {
  public TopicShape {
    requireNonNull(name, "name");
    requireNonNull(id, "id");
    partitions = List.copyOf(partitions);
    configs = List.copyOf(configs);
  }

  static TopicShape of(TopicDescription topic, Config configs) {
    return new TopicShape(
        topic.name(),
        topic.topicId().toString(),
        topic.isInternal(),
        topic.partitions().stream()
            .sorted(Comparator.comparingInt(TopicPartitionInfo::partition))
            .map(PartitionShape::of)
            .toList(),
        configs.entries().stream()
            .sorted(Comparator.comparing(ConfigEntry::name))
            .map(ConfigSetting::of)
            .toList());
  }

  /** The config of that name; empty when the brokers know none. */
  public Optional<ConfigSetting> config(String config) {
    return configs.stream().filter(setting -> setting.name().equals(config)).findFirst();
  }

  /** Copies of its first partition. */
  public int replication() {
    return partitions.get(0).replicas().size();
  }

  /** The partitions that can be asked for their events. */
  public List<TopicPartition> led() {
    return partitions.stream()
        .filter(partition -> partition.leader().isPresent())
        .map(partition -> new TopicPartition(name, partition.partition()))
        .toList();
  }
}
