package io.millrace.consumer.aggregate;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.TopicReader;
import io.millrace.consumer.read.Topics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The reading of ranges by the application's group. Kafka Streams commits an offset behind an
 * event, and never one behind aborted records and markers alone: so a range is done too when no
 * event stands between what is committed and its end.
 */
final class Reading {
  /** So often the same is committed before it's worth a look at what is left. */
  private static final int LOOKS = 5;

  private final Connection connection;
  private final List<PartitionRange> ranges;
  private List<PartitionRange> left = List.of();
  private int looks;

  Reading(Connection connection, List<PartitionRange> ranges) {
    this.connection = connection;
    this.ranges = ranges;
  }

  /** Whether all is committed that there is. */
  boolean isDone(Map<TopicPartition, Long> committed) {
    List<PartitionRange> now =
        ranges.stream()
            .map(range -> range.from(next(range, committed)))
            .filter(range -> range.start() < range.end())
            .toList();
    looks = now.equals(left) ? looks + 1 : 0;
    left = now;
    if (left.isEmpty()) {
      return true;
    } else if (looks < LOOKS) {
      return false;
    }
    looks = 0;
    return areStable() && !TopicReader.isAnyIn(connection, left);
  }

  private static long next(PartitionRange range, Map<TopicPartition, Long> committed) {
    long next = committed.getOrDefault(range.partition(), range.start());
    return Math.min(Math.max(next, range.start()), range.end());
  }

  /** Whether no transaction is open in them. */
  private boolean areStable() {
    Map<TopicPartition, Long> ends =
        Topics.ranges(
                connection,
                left.stream().map(range -> range.partition().topic()).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(PartitionRange::partition, PartitionRange::end));
    return left.stream().allMatch(range -> ends.get(range.partition()) >= range.end());
  }
}
