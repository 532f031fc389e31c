package io.millrace.admin.health;

import io.millrace.admin.topic.PartitionShape;
import io.millrace.admin.topic.TopicShape;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Partitions with copies that lag or are away; worse when too few are left to take writes. Those
 * without a leader are another check's.
 */
final class UnderReplicated implements Check {
  @Override
  public String name() {
    return "under-replicated";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    return snapshot.topics().stream().flatMap(topic -> examine(topic, snapshot.brokers())).toList();
  }

  private Stream<Finding> examine(TopicShape topic, Set<Integer> serving) {
    List<PartitionShape> found =
        topic.partitions().stream()
            .filter(partition -> partition.leader().isPresent())
            .filter(partition -> !partition.outOfSync().isEmpty())
            .toList();
    if (found.isEmpty()) {
      return Stream.empty();
    }
    int least = MinInSync.of(topic);
    List<PartitionShape> refusing =
        found.stream().filter(partition -> partition.inSync().size() < least).toList();
    Set<Integer> lacking = new TreeSet<>();
    found.forEach(partition -> lacking.addAll(partition.outOfSync()));
    String evidence =
        "%s of %d not in sync on %s"
            .formatted(Words.partitions(found), topic.partitions().size(), Words.brokers(lacking));
    return Stream.of(
        refusing.isEmpty()
            ? new Finding(
                name(), Severity.WARNING, topic.name(), evidence, remedy(lacking, serving))
            : new Finding(
                name(),
                Severity.ERROR,
                topic.name(),
                "%s; %s under min.insync.replicas=%d, so that writes with acks=all are refused"
                    .formatted(evidence, Words.partitions(refusing), least),
                remedy(lacking, serving)));
  }

  private static String remedy(Set<Integer> lacking, Set<Integer> serving) {
    List<Integer> away = lacking.stream().filter(broker -> !serving.contains(broker)).toList();
    return away.isEmpty()
        ? "look at load, disks and network of %s".formatted(Words.brokers(lacking))
        : "start %s again".formatted(Words.brokers(away));
  }
}
