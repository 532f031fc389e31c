package io.millrace.admin.health;

import io.millrace.admin.topic.PartitionShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Brokers that lead far from what they ought to: much of what they should lead by preference is led
 * by others, or they lead much more than their share.
 */
final class SkewedLeaders implements Check {
  /** As Kafka's own {@code leader.imbalance.per.broker.percentage}. */
  private static final double TOLERATED = 0.10;

  private static final double SHARE = 1.5;

  /** Under so many partitions a broker, a share says nothing. */
  private static final int ENOUGH = 10;

  @Override
  public String name() {
    return "skewed-leaders";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    Map<Integer, Load> loads = new TreeMap<>();
    snapshot.brokers().forEach(broker -> loads.put(broker, new Load()));
    snapshot.topics().stream()
        .flatMap(topic -> topic.partitions().stream())
        .forEach(partition -> count(loads, partition));
    int led = loads.values().stream().mapToInt(load -> load.leads).sum();
    double fair = (double) led / Math.max(1, loads.size());
    List<Finding> findings = new ArrayList<>();
    loads.forEach(
        (broker, load) -> {
          if (load.displaced > load.preferred * TOLERATED) {
            findings.add(displaced(broker, load));
          }
          if (load.leads > fair * SHARE && led >= ENOUGH * loads.size()) {
            findings.add(crowded(broker, load, led, loads.size()));
          }
        });
    return findings;
  }

  /** A preferred leader that isn't in sync can't lead: that is another check's finding. */
  private static void count(Map<Integer, Load> loads, PartitionShape partition) {
    partition
        .leader()
        .ifPresent(leader -> loads.computeIfAbsent(leader, broker -> new Load()).leads++);
    int preferred = partition.replicas().get(0);
    if (partition.inSync().contains(preferred) && loads.containsKey(preferred)) {
      Load load = loads.get(preferred);
      load.preferred++;
      if (partition.leader().isPresent() && partition.leader().getAsInt() != preferred) {
        load.displaced++;
      }
    }
  }

  private Finding displaced(int broker, Load load) {
    return new Finding(
        name(),
        Severity.WARNING,
        "broker " + broker,
        "of %s that it leads by preference, others lead %d"
            .formatted(Words.count(load.preferred, "partition"), load.displaced),
        "kafka-leader-election.sh --election-type preferred --all-topic-partitions");
  }

  private Finding crowded(int broker, Load load, int led, int brokers) {
    return new Finding(
        name(),
        Severity.WARNING,
        "broker " + broker,
        "leads %d of %s on %d brokers"
            .formatted(load.leads, Words.count(led, "partition"), brokers),
        "spread the preferred leaders with kafka-reassign-partitions.sh");
  }

  /** Of one broker, while it is counted. */
  private static final class Load {
    private int leads;
    private int preferred;
    private int displaced;
  }
}
