package io.millrace.admin.topic;

import io.millrace.admin.answer.OffsetAnswers;
import io.millrace.app.connect.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** What offsets partitions have. One that gives no answer is left out. */
public final class PartitionOffsets {
  private final OffsetAnswers answers;

  /**
   * @param admin stays the caller's to close
   */
  public PartitionOffsets(Connection connection, Admin admin) {
    this.answers = new OffsetAnswers(connection, admin);
  }

  /** What offsets the partitions have, and how new their events are. */
  public Map<TopicPartition, LogRange> ranges(Collection<TopicPartition> partitions) {
    Map<TopicPartition, ListOffsetsResultInfo> starts = ask(partitions, OffsetSpec.earliest());
    Map<TopicPartition, ListOffsetsResultInfo> ends = ask(partitions, OffsetSpec.latest());
    Map<TopicPartition, ListOffsetsResultInfo> newest = ask(partitions, OffsetSpec.maxTimestamp());
    Map<TopicPartition, LogRange> ranges = new LinkedHashMap<>();
    for (TopicPartition partition : partitions) {
      if (starts.containsKey(partition) && ends.containsKey(partition)) {
        ranges.put(
            partition,
            new LogRange(
                starts.get(partition).offset(),
                ends.get(partition).offset(),
                Optional.ofNullable(newest.get(partition)).flatMap(PartitionOffsets::time)));
      }
    }
    return ranges;
  }

  /** The offset of the first event of that time or later; -1 where all are older. */
  public Map<TopicPartition, Long> firstSince(Collection<TopicPartition> partitions, Instant time) {
    return ask(partitions, OffsetAnswers.since(time)).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ask(
      Collection<TopicPartition> partitions, OffsetSpec spec) {
    return answers.ask(partitions, spec, (partition, failure) -> {});
  }

  private static Optional<Instant> time(ListOffsetsResultInfo info) {
    return info.timestamp() < 0
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(info.timestamp()));
  }
}
