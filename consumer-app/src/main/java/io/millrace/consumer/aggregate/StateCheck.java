package io.millrace.consumer.aggregate;

import io.millrace.app.cli.AppException;
import io.millrace.consumer.read.PartitionRange;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/**
 * That what an application keeps belongs together: its state, and how far it has read. Kafka
 * deletes the offsets of a group that nobody is in for a week, and keeps the state: to begin anew
 * with it would count everything twice.
 */
final class StateCheck {
  private final Application application;
  private final Offsets offsets;

  StateCheck(Application application, Offsets offsets) {
    this.application = application;
    this.offsets = offsets;
  }

  /**
   * Looks before the application starts.
   *
   * @throws AppException when it can't go on
   */
  void check(List<PartitionRange> input) {
    Map<TopicPartition, Long> committed = offsets.committed();
    Set<String> changelogs = new HashSet<>(offsets.internalTopics());
    changelogs.retainAll(application.changelogTopics());
    if (committed.isEmpty()) {
      if (changelogs.stream().anyMatch(topic -> !offsets.ends(topic).isEmpty())) {
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
      }
    }
  }

  private AppException stuck(String problem) {
    return AppException.failed(
        "aggregate %s can't go on: %s; count what %s has again with --reset"
            .formatted(application.name(), problem, application.input()),
        null);
  }
}
