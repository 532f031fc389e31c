package io.millrace.admin.health;

import io.millrace.admin.topic.PartitionShape;
import io.millrace.admin.topic.TopicShape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Partitions that nobody leads: their events can be neither read nor written. */
final class Leaderless implements Check {
  @Override
  public String name() {
    return "leaderless";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    return snapshot.topics().stream().flatMap(this::examine).toList();
  }

  private Stream<Finding> examine(TopicShape topic) {
    List<PartitionShape> found =
        topic.partitions().stream().filter(partition -> partition.leader().isEmpty()).toList();
    return found.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Finding(
                name(),
                Severity.ERROR,
                topic.name(),
                "no leader for %s of %d"
                    .formatted(Words.partitions(found), topic.partitions().size()),
                ("start %s again; only if they are lost for good, and the newest events may be too:"
                        + " kafka-leader-election.sh --election-type unclean --topic %s"
                        + " --partition %d%s")
                    .formatted(
                        Words.brokers(found.get(0).replicas()),
                        topic.name(),
                        found.get(0).partition(),
                        found.size() == 1 ? "" : ", and so on for the others")));
  }
}
