package io.millrace.admin.health;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.group.GroupReading;
import io.millrace.admin.topic.LogRange;
import io.millrace.admin.topic.TopicShape;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * A cluster and its registry at one time. What a source didn't tell is empty here; who needs it
 * isn't asked then.
 *
 * @param brokers the ids of those that serve
 * @param topics all of them, by name
 * @param hidden topics of which nobody told whether they are there
 * @param logs those of partitions with a leader
 * @param fresh the offset of the first event that isn't old, by partition; -1 where all are old
 * @param old how much time makes an event old
 * @param throttles those of all brokers
 * @param groups all of them that gave an answer
 * @param silentGroups how many gave none
 * @param subjects all of them
 */
public record Snapshot(
    Set<Integer> brokers,
    List<TopicShape> topics,
    Set<String> hidden,
    Map<TopicPartition, LogRange> logs,
    Map<TopicPartition, Long> fresh,
    Duration old,
    Throttles throttles,
    List<GroupReading> groups,
    int silentGroups,
    Set<String> subjects) {
  public Snapshot {
    brokers = Set.copyOf(brokers);
    topics = List.copyOf(topics);
    hidden = Set.copyOf(hidden);
    logs = Map.copyOf(logs);
    fresh = Map.copyOf(fresh);
    requireNonNull(throttles, "throttles");
    groups = List.copyOf(groups);
    subjects = Set.copyOf(subjects);
  }

  /** The topics that users made. */
  public Stream<TopicShape> userTopics() {
    return topics.stream().filter(topic -> !topic.internal() && !topic.name().startsWith("_"));
  }

  /** Whether it is certain that there is no topic of that name. */
  public boolean isGone(String name) {
    return !hasTopic(name) && !hidden.contains(name);
  }

  /** Whether there is a topic of that name. */
  public boolean hasTopic(String name) {
    return topics.stream().anyMatch(topic -> topic.name().equals(name));
  }
}
