package io.millrace.admin.group;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.OffsetAnswers;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** The logs that offsets point into. A method sends one request of each kind for all partitions. */
final class Partitions {
  private final Admin admin;
  private final Answers answers;
  private final OffsetAnswers offsets;

  Partitions(Connection connection, Admin admin) {
    this.admin = admin;
    this.answers = new Answers(connection);
    this.offsets = new OffsetAnswers(connection, admin);
  }

  /** What topics are like, and as failures those that aren't there or may not be seen. */
  Map<String, TopicDescription> describe(
      Collection<String> topics, BiConsumer<String, Failure> failed) {
    return topics.isEmpty()
        ? Map.of()
        : answers.gather(admin.describeTopics(Set.copyOf(topics)).topicNameValues(), failed);
  }

  /** The first and the last offsets of partitions. */
  PartitionBounds bounds(Set<TopicPartition> partitions) {
    Map<TopicPartition, Failure> unknown = new HashMap<>();
    Set<TopicPartition> led = led(partitions, unknown);
    Map<TopicPartition, Long> starts = offsets(led, OffsetSpec.earliest(), unknown);
    Map<TopicPartition, Long> ends = offsets(starts.keySet(), OffsetSpec.latest(), unknown);
    Map<TopicPartition, Bounds> known = new HashMap<>();
    ends.forEach((partition, end) -> known.put(partition, new Bounds(starts.get(partition), end)));
    return new PartitionBounds(known, unknown);
  }

  /**
   * The offset of the first event at or after a time; -1 where there is none.
   *
   * @param unknown is given why not of those that are left out
   */
  Map<TopicPartition, Long> at(
      Instant time, Set<TopicPartition> partitions, Map<TopicPartition, Failure> unknown) {
    return offsets(partitions, OffsetAnswers.since(time), unknown);
  }

  /**
   * The partitions that can be asked. Kafka's client asks for one that isn't there or has no leader
   * again and again until its time is over.
   */
  private Set<TopicPartition> led(
      Set<TopicPartition> partitions, Map<TopicPartition, Failure> unknown) {
    Map<String, Failure> failures = new HashMap<>();
    Map<String, TopicDescription> topics =
        describe(
            partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()),
            failures::put);
    Set<TopicPartition> led = new HashSet<>();
    for (TopicPartition partition : partitions) {
      TopicDescription topic = topics.get(partition.topic());
      if (topic == null) {
        unknown.put(partition, failures.get(partition.topic()));
      } else if (partition.partition() >= topic.partitions().size()) {
        unknown.put(
            partition,
            new Failure(
                ExitCode.USAGE, "no such partition: the topic has " + topic.partitions().size()));
      } else if (!hasLeader(topic.partitions(), partition)) {
        unknown.put(partition, new Failure(ExitCode.UNAVAILABLE, "no broker leads it now"));
      } else {
        led.add(partition);
      }
    }
    return led;
  }

  private static boolean hasLeader(List<TopicPartitionInfo> infos, TopicPartition partition) {
    return infos.stream()
        .filter(info -> info.partition() == partition.partition())
        .anyMatch(info -> info.leader() != null && !info.leader().isEmpty());
  }

  private Map<TopicPartition, Long> offsets(
      Set<TopicPartition> partitions, OffsetSpec spec, Map<TopicPartition, Failure> unknown) {
    return offsets.ask(partitions, spec, unknown::put).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, answer -> answer.getValue().offset()));
  }
}
