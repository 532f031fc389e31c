package io.millrace.admin.health;

import io.millrace.admin.topic.TopicShape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Topics that have no copy to spare: the loss of one broker stops writes, or loses events. */
final class ThinReplication implements Check {
  @Override
  public String name() {
    return "thin-replication";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    if (snapshot.topics().stream().allMatch(topic -> topic.replication() == 1)
        && snapshot.brokers().size() == 1) {
      // One finding says it: on one broker, no topic can do better.
      return snapshot.topics().isEmpty()
          ? List.of()
          : List.of(
              new Finding(
                  name(),
                  Severity.INFO,
                  "cluster",
                  "one broker, so that each topic has a single copy",
                  "add brokers where events must survive the loss of one"));
    }
    return snapshot.topics().stream().flatMap(this::examine).toList();
  }

  private Stream<Finding> examine(TopicShape topic) {
    int copies = topic.replication();
    int least = MinInSync.of(topic);
    if (copies < least) {
      return Stream.of(
          finding(
              topic,
              Severity.ERROR,
              "replication %d is under min.insync.replicas=%d: writes with acks=all are refused"
                  .formatted(copies, least)));
    }
    if (copies > least) {
      return Stream.empty();
    }
    return Stream.of(
        finding(
            topic,
            Severity.WARNING,
            copies == 1
                ? "a single copy: the loss of its broker loses events"
                : "replication %d is at min.insync.replicas=%d: the loss of a broker stops writes"
                    .formatted(copies, least)));
  }

  private Finding finding(TopicShape topic, Severity severity, String evidence) {
    String lower =
        topic.replication() == 1
            ? ""
            : ", or admin-tools topics alter %s --set min.insync.replicas=%d"
                .formatted(topic.name(), topic.replication() - 1);
    return new Finding(
        name(),
        severity,
        topic.name(),
        evidence,
        "add copies with kafka-reassign-partitions.sh" + lower);
  }
}
