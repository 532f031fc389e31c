package io.millrace.admin.health;

import io.millrace.admin.group.GroupReading;
import io.millrace.admin.topic.ConfigSetting;
import io.millrace.admin.topic.ConfigSource;
import io.millrace.admin.topic.LogRange;
import io.millrace.admin.topic.PartitionShape;
import io.millrace.admin.topic.TopicShape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/** Makes snapshots for tests. */
final class Sample {
  private final Set<Integer> brokers;
  private final List<TopicShape> topics = new ArrayList<>();
  private final Map<TopicPartition, LogRange> logs = new HashMap<>();
  private final Map<TopicPartition, Long> fresh = new HashMap<>();
  private final List<GroupReading> groups = new ArrayList<>();
  private final Set<String> subjects = new HashSet<>();
  private Throttles throttles = Throttles.NONE;
  private final Set<String> hidden = new HashSet<>();
  private int silentGroups;

  private Sample(Set<Integer> brokers) {
    this.brokers = brokers;
  }

  static Sample on(Integer... brokers) {
    return new Sample(Set.of(brokers));
  }

  /** A partition; a leader of 0 stands for none. */
  static PartitionShape partition(
      int number, int leader, List<Integer> replicas, List<Integer> inSync) {
    return new PartitionShape(
        number, leader == 0 ? OptionalInt.empty() : OptionalInt.of(leader), replicas, inSync);
  }

  /** A topic of one partition that has a config of its own. */
  Sample configured(String name, String config, String value) {
    ConfigSetting setting =
        new ConfigSetting(config, Optional.of(value), ConfigSource.TOPIC, Optional.of(""));
    topics.add(
        new TopicShape(
            name, "id", false, List.of(partition(0, 1, List.of(1), List.of(1))), List.of(setting)));
    return this;
  }

  Sample topic(String name, int minInSync, PartitionShape... partitions) {
    ConfigSetting least =
        new ConfigSetting(
            "min.insync.replicas",
            Optional.of(String.valueOf(minInSync)),
            ConfigSource.TOPIC,
            Optional.empty());
    topics.add(new TopicShape(name, "id", false, List.of(partitions), List.of(least)));
    return this;
  }

  /** A topic of one partition on broker 1 whose events from an offset on are fresh. */
  Sample log(String name, long start, long end, long freshFrom) {
    topic(name, 1, partition(0, 1, List.of(1), List.of(1)));
    logs.put(new TopicPartition(name, 0), new LogRange(start, end, Optional.empty()));
    fresh.put(new TopicPartition(name, 0), freshFrom);
    return this;
  }

  Sample group(String name, int members, String topic, long committed) {
    groups.add(
        new GroupReading(
            name,
            "classic",
            members == 0 ? "empty" : "stable",
            members,
            members == 0 ? Set.of() : Set.of(topic),
            Map.of(new TopicPartition(topic, 0), committed)));
    return this;
  }

  Sample subject(String name) {
    subjects.add(name);
    return this;
  }

  /** A topic that a user may not see. */
  Sample hidden(String name) {
    hidden.add(name);
    return this;
  }

  Sample throttles(Throttles set) {
    throttles = set;
    return this;
  }

  Sample silentGroups(int count) {
    silentGroups = count;
    return this;
  }

  Snapshot snapshot() {
    return new Snapshot(
        brokers,
        topics,
        hidden,
        logs,
        fresh,
        Duration.ofDays(7),
        throttles,
        groups,
        silentGroups,
        subjects);
  }
}
