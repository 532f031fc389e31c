package io.millrace.consumer.aggregate;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.TopicReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
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

  private EndOfInput(Application application, Offsets offsets, Map<TopicPartition, Long> input) {
    this.application = application;
    this.offsets = offsets;
    this.input = input;
  }

  /** The end of these ranges; of those in which there are events that aren't counted yet. */
  static EndOfInput of(
      Connection connection, Application application, Offsets offsets, List<PartitionRange> input) {
    Map<TopicPartition, Long> committed = offsets.committed();
    Map<TopicPartition, PartitionRange> unseen =
        input.stream()
            .map(
                range ->
                    range.from(
                        Math.min(
                            committed.getOrDefault(range.partition(), range.start()), range.end())))
            .filter(range -> range.start() < range.end())
            .collect(Collectors.toMap(PartitionRange::partition, Function.identity()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    boolean more = !unseen.isEmpty();
    while (more) {
      // What was aborted is never committed by Kafka Streams while nothing else comes.
      Set<TopicPartition> seen = firstSeen(connection, List.copyOf(unseen.values()));
      seen.forEach(partition -> ends.put(partition, unseen.remove(partition).end()));
      more = !seen.isEmpty() && !unseen.isEmpty();
    }
    return new EndOfInput(application, offsets, Map.copyOf(ends));
  }

  /** Some partitions with events in these ranges; none when none has any. */
  private static Set<TopicPartition> firstSeen(Connection connection, List<PartitionRange> ranges) {
    try (TopicReader reader = TopicReader.open(connection, ranges)) {
      while (!reader.isAtEnd()) {
        Set<TopicPartition> seen =
            reader.poll().stream()
                .map(record -> new TopicPartition(record.topic(), record.partition()))
                .collect(Collectors.toSet());
        if (!seen.isEmpty()) {
          return seen;
        }
      }
      return Set.of();
    }
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
