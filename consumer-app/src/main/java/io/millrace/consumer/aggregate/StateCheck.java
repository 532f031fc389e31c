package io.millrace.consumer.aggregate;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.read.TopicReader;
import io.millrace.consumer.read.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * That what an application keeps belongs together: its state, and how far it has read. Kafka
 * deletes the offsets of a group that nobody is in for a week, and of a topic that is deleted, and
 * keeps the state: to begin anew with it would count everything twice.
 *
 * <p>Only what is committed counts: a run that was killed in its first transaction has left
 * nothing.
 */
final class StateCheck {
  private final Connection connection;
  private final Application application;
  private final Offsets offsets;

  StateCheck(Connection connection, Application application, Offsets offsets) {
    this.connection = connection;
    this.application = application;
    this.offsets = offsets;
  }

  /**
   * Looks before the application starts.
   *
   * @param committed as it was before the input was looked at, as other instances go on
   * @throws AppException when it can't go on
   */
  void check(Map<TopicPartition, Long> committed, List<PartitionRange> input) {
    checkTopics(committed.keySet());
    Set<String> changelogs = new HashSet<>(offsets.internalTopics());
    changelogs.retainAll(application.changelogTopics());
    if (!offsets.isInput(committed)) {
      // Asked again, as another instance may have committed its first transaction meanwhile.
      if (hasRecords(changelogs) && !offsets.isInput(offsets.committed())) {
        throw stuck("the offsets of its group are gone, but not its state");
      }
    } else if (!changelogs.equals(application.changelogTopics())) {
      throw stuck("topics with its state are gone, but not the offsets of its group");
    }
    for (PartitionRange range : input) {
      long next = committed.getOrDefault(range.partition(), range.start());
      if (next < range.start()) {
        throw stuck(
            "offsets %d to %d of partition %d of %s were deleted before they were counted"
                .formatted(
                    next,
                    range.start() - 1,
                    range.partition().partition(),
                    range.partition().topic()));
      } else if (next > range.end()) {
        throw stuck(
            "partition %d of %s ends at offset %d, and was counted to %d: it isn't the topic that it was"
                .formatted(
                    range.partition().partition(), range.partition().topic(), range.end(), next));
      }
    }
  }

  private void checkTopics(Set<TopicPartition> committed) {
    committed.stream()
        .map(TopicPartition::topic)
        .filter(topic -> !topic.equals(application.input()))
        .filter(topic -> !topic.equals(application.repartitionTopic()))
        .findFirst()
        .ifPresent(
            other -> {
              throw AppException.usage(
                  "aggregate %s has counted topic %s so far, not %s: name %s, or give another --name"
                      .formatted(application.name(), other, application.input(), other));
            });
  }

  private boolean hasRecords(Set<String> topics) {
    return !topics.isEmpty() && TopicReader.isAnyIn(connection, Topics.ranges(connection, topics));
  }

  private AppException stuck(String problem) {
    return AppException.failed(
        "aggregate %s can't go on: %s; count what %s has again with --reset"
            .formatted(application.name(), problem, application.input()),
        null);
  }
}
