package io.millrace.consumer.handle;

import io.millrace.consumer.read.PartitionRange;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions begin of which the group has committed nothing: at the end when that is asked
 * for, the group is new to the topic, and the partition was there when the run began; else at the
 * beginning, as what is there was never handled. For the poll thread.
 */
final class Starts {
  private final Consumer<?, ?> consumer;
  private final Set<TopicPartition> atEnd;

  private Starts(Consumer<?, ?> consumer, Set<TopicPartition> atEnd) {
    this.consumer = consumer;
    this.atEnd = atEnd;
  }

  /**
   * Asks what the group has committed; to be called before this member joins it, and may commit.
   *
   * @param ranges of all partitions that are there
   */
  static Starts find(Consumer<?, ?> consumer, boolean earliest, List<PartitionRange> ranges) {
    if (earliest) {
      return new Starts(consumer, Set.of());
    }
    Set<TopicPartition> all =
        ranges.stream().map(PartitionRange::partition).collect(Collectors.toSet());
    Set<String> known =
        consumer.committed(all).entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .map(entry -> entry.getKey().topic())
            .collect(Collectors.toSet());
    all.removeIf(partition -> known.contains(partition.topic()));
    return new Starts(consumer, all);
  }

  /** The offsets, by partition. */
  Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) {
    Map<Boolean, List<TopicPartition>> parts =
        partitions.stream().collect(Collectors.partitioningBy(atEnd::contains));
    Map<TopicPartition, Long> starts = new HashMap<>();
    if (!parts.get(true).isEmpty()) {
      starts.putAll(consumer.endOffsets(parts.get(true)));
    }
    if (!parts.get(false).isEmpty()) {
      starts.putAll(consumer.beginningOffsets(parts.get(false)));
    }
    return starts;
  }

  /** Whether {@link #of} gives the end, which moves. */
  boolean isAtEnd(TopicPartition partition) {
    return atEnd.contains(partition);
  }
}
