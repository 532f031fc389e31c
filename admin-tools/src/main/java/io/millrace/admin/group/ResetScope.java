package io.millrace.admin.group;

import io.millrace.app.cli.AppException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;

/** Which partitions a reset is for. */
record ResetScope(Partitions cluster, ResetRequest request) {

  /** Whether the user has named topics; then one that isn't there is a problem, and no fact. */
  boolean isNamed() {
    return !request.topics().isEmpty();
  }

  /**
   * The partitions, whether or not they are there.
   *
   * @param own those that the group has offsets in
   * @param other those of the group that it is to follow
   * @param problems is given the topics that are named and can't be seen
   */
  Set<TopicPartition> partitions(
      Set<TopicPartition> own, Set<TopicPartition> other, List<Problem> problems) {
    if (request.target() instanceof ResetTarget.Group group && other.isEmpty()) {
      throw AppException.usage(
          "group %s has no offsets to follow: admin-tools groups list shows which there are"
              .formatted(group.name()));
    }
    if (isNamed()) {
      return named(problems);
    }
    Set<TopicPartition> all = new HashSet<>(own);
    all.addAll(other);
    if (all.isEmpty()) {
      throw AppException.usage(
          "group %s has no offsets yet: name the topics with --topic".formatted(request.group()));
    }
    return all;
  }

  private Set<TopicPartition> named(List<Problem> problems) {
    Map<String, TopicDescription> topics =
        cluster.describe(
            request.topics().stream().map(TopicSelection::topic).collect(Collectors.toSet()),
            (topic, why) -> problems.add(new Problem(topic, why)));
    Set<TopicPartition> named = new HashSet<>();
    for (TopicSelection selection : request.topics()) {
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
