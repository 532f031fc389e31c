package io.millrace.admin.health;

import io.millrace.admin.topic.ConfigSetting;
import io.millrace.admin.topic.ConfigSource;
import io.millrace.admin.topic.TopicShape;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Throttles that a reassignment has left behind: copies that lag later catch up no faster than
 * that, if at all. While something is being moved, throttles are no finding.
 */
final class LeftoverThrottles implements Check {
  private static final String REPLICAS = ".replication.throttled.replicas";

  @Override
  public String name() {
    return "leftover-throttles";
  }

  @Override
  public Set<Source> needs() {
    return Set.of(Source.TOPICS, Source.THROTTLES);
  }

  @Override
  public List<Finding> examine(Snapshot snapshot) {
    if (!snapshot.throttles().moving().isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            snapshot.topics().stream().flatMap(this::ofTopic),
            new TreeSet<>(snapshot.throttles().rates().keySet())
                .stream().flatMap(broker -> ofBroker(broker, snapshot.throttles())))
        .toList();
  }

  private Stream<Finding> ofTopic(TopicShape topic) {
    List<ConfigSetting> left =
        topic.configs().stream()
            .filter(config -> config.name().endsWith(REPLICAS))
            .filter(config -> config.source() == ConfigSource.TOPIC)
            .filter(config -> config.value().filter(value -> !value.isEmpty()).isPresent())
            .toList();
    return left.isEmpty()
        ? Stream.empty()
        : Stream.of(
            finding(
                topic.name(),
                left.stream()
                    .map(config -> config.name() + "=" + config.value().orElseThrow())
                    .collect(Collectors.joining(" and ")),
                "admin-tools topics alter %s %s"
                    .formatted(
                        topic.name(),
                        left.stream()
                            .map(config -> "--reset " + config.name())
                            .collect(Collectors.joining(" ")))));
  }

  private Stream<Finding> ofBroker(int broker, Throttles throttles) {
    return throttles.of(broker).isEmpty()
        ? Stream.empty()
        : Stream.of(
            finding(
                "broker " + broker,
                throttles.of(broker).entrySet().stream()
                    .map(rate -> rate.getKey() + "=" + rate.getValue())
                    .collect(Collectors.joining(" and ")),
                ("kafka-configs.sh --alter --entity-type brokers --entity-name %d"
                        + " --delete-config %s")
                    .formatted(broker, String.join(",", throttles.of(broker).keySet()))));
  }

  private Finding finding(String resource, String throttles, String remedy) {
    return new Finding(
        name(),
        Severity.WARNING,
        resource,
        "no reassignment runs, and " + throttles,
        "if nobody limits it on purpose: " + remedy);
  }
}
