package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.group.GroupReading;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic with its events and readers.
 *
 * @param partitions as in the shape
 * @param groups those that read it or have read it
 */
public record TopicDetails(
    TopicShape shape, List<PartitionDetails> partitions, List<GroupReading> groups) {
  public TopicDetails {
    requireNonNull(shape, "shape");
    partitions = List.copyOf(partitions);
    groups = List.copyOf(groups);
  }

  /**
   * From what was asked of all topics.
   *
   * @param logs those of partitions that gave an answer
   * @param sizes those of partitions that a broker told of
   * @param groups all of the cluster
   */
  static TopicDetails of(
      TopicShape shape,
      Map<TopicPartition, LogRange> logs,
      Map<TopicPartition, Long> sizes,
      List<GroupReading> groups) {
    return new TopicDetails(
        shape,
        shape.partitions().stream()
            .map(partition -> PartitionDetails.of(shape.name(), partition, logs, sizes))
            .toList(),
        groups.stream().filter(group -> group.reads(shape.name())).toList());
  }

  /** The name of the topic. */
  public String name() {
    return shape.name();
  }

  /** Its events at most, as {@link LogRange#events}; empty when a partition didn't tell. */
  public OptionalLong events() {
    return partitions.stream().anyMatch(partition -> partition.log().isEmpty())
        ? OptionalLong.empty()
        : OptionalLong.of(logs().mapToLong(LogRange::events).sum());
  }

  /** Of all copies together, on the brokers that told; empty when none did. */
  public OptionalLong bytesOnDisk() {
    return partitions.stream()
        .flatMapToLong(partition -> partition.bytesOnDisk().stream())
        .reduce(Long::sum);
  }

  /** The latest timestamp of its events, as far as partitions told. */
  public Optional<Instant> newest() {
    return logs().flatMap(log -> log.newest().stream()).max(Comparator.naturalOrder());
  }

  /** The groups whose members read it now. */
  public List<GroupReading> activeGroups() {
    return groups.stream().filter(group -> group.isActiveOn(name())).toList();
  }

  private Stream<LogRange> logs() {
    return partitions.stream().flatMap(partition -> partition.log().stream());
  }
}
