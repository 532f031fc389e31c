package io.millrace.consumer.aggregate;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.PartitionRange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether what the input had at the start is in the results topic: first the input is committed,
 * then what it came to in the repartition topic until then. Instances elsewhere count too.
 */
final class EndOfInput {
  private final Connection connection;
  private final Application application;
  private final Offsets offsets;
  private final Reading input;
  private Optional<Reading> grouped = Optional.empty();
  private Map<TopicPartition, Long> results;

  /** The end of these ranges. */
  EndOfInput(
      Connection connection, Application application, Offsets offsets, List<PartitionRange> input) {
    this.connection = connection;
    this.application = application;
    this.offsets = offsets;
    this.input = new Reading(connection, input);
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
    if (grouped.isEmpty() && input.isDone(committed)) {
      grouped = grouped();
    }
    return grouped.isPresent() && grouped.get().isDone(committed);
  }

  /** Empty while the topic isn't known everywhere. */
  private Optional<Reading> grouped() {
    String topic = application.repartitionTopic();
    if (!offsets.internalTopics().contains(topic)) {
      return Optional.empty();
    }
    Map<TopicPartition, Long> ends = offsets.ends(topic);
    return Optional.of(
        new Reading(
            connection,
            ends.entrySet().stream()
                .map(end -> new PartitionRange(end.getKey(), 0, end.getValue()))
                .toList()));
  }
}
