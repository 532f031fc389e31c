package io.millrace.consumer.aggregate;

import io.millrace.consumer.read.PartitionRange;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether what the input had at the start is in the results topic: first the input is committed,
 * then what it came to in the repartition topic until then. Instances elsewhere count too.
 */
final class EndOfInput {
  private final Application application;
  private final Offsets offsets;
  private final Map<TopicPartition, Long> input;
  private Map<TopicPartition, Long> grouped;
  private Map<TopicPartition, Long> results;

  EndOfInput(Application application, Offsets offsets, List<PartitionRange> input) {
    this.application = application;
    this.offsets = offsets;
    this.input =
        input.stream()
            .filter(range -> range.start() < range.end())
            .collect(Collectors.toMap(PartitionRange::partition, PartitionRange::end));
  }

  /**
   * Whether it is there. Asks the cluster; once it is, the ends of the results are known.
   *
   * @param position where the reader of the results is
   */
  boolean isReached(ToLongFunction<TopicPartition> position) {
    if (results == null && isCounted()) {
      results = offsets.ends(application.results());
    }
    return results != null
        && results.entrySet().stream()
            .allMatch(end -> position.applyAsLong(end.getKey()) >= end.getValue());
  }

  private boolean isCounted() {
    Map<TopicPartition, Long> committed = offsets.committed();
    if (grouped == null && covers(committed, input)) {
      if (!offsets.internalTopics().contains(application.repartitionTopic())) {
        return input.isEmpty();
      }
      grouped = offsets.ends(application.repartitionTopic());
    }
    return grouped != null && covers(committed, grouped);
  }

  private static boolean covers(
      Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }
}
