package io.millrace.admin.group;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Which partitions a reset is for. */
record ResetScope(Partitions cluster, ResetRequest request) {

  /** Whether the user has named topics; then one that isn't there is a failure, and no fact. */
  boolean isNamed() {
    return !request.topics().isEmpty();
  }

  /**
   * The partitions, whether or not they are there.
   *
   * @param own those that the group has offsets in
   * @param other those of the group that it is to follow
   * @param failures is given the topics that are named and can't be seen
   */
  Set<TopicPartition> partitions(
      Set<TopicPartition> own, Set<TopicPartition> other, Map<String, Failure> failures) {
    if (request.target() instanceof ResetTarget.Group group && other.isEmpty()) {
      throw AppException.usage(
          "group %s has no offsets to follow: admin-tools groups list shows which there are"
              .formatted(group.name()));
    }
    if (isNamed()) {
      return named(failures);
    }
    Set<TopicPartition> all = new HashSet<>(own);
    all.addAll(other);
    if (all.isEmpty()) {
      throw AppException.usage(
          "group %s has no offsets yet: name the topics with --topic".formatted(request.group()));
    }
    return all;
  }

  private Set<TopicPartition> named(Map<String, Failure> failures) {
    Map<String, TopicDescription> topics =
        cluster.describe(
            request.topics().stream().map(PartitionSelection::topic).collect(Collectors.toSet()),
            failures::put);
    Set<TopicPartition> named = new HashSet<>();
    for (PartitionSelection selection : request.topics()) {
      TopicDescription topic = topics.get(selection.topic());
      if (topic != null && selection.partitions().isEmpty()) {
        IntStream.range(0, topic.partitions().size())
            .forEach(number -> named.add(new TopicPartition(selection.topic(), number)));
      } else if (topic != null) {
        selection
            .partitions()
            .forEach(number -> named.add(new TopicPartition(selection.topic(), number)));
      }
    }
    return named;
  }
}
