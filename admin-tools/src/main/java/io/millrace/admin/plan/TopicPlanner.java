package io.millrace.admin.plan;

import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.topic.TopicState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The changes of one topic. */
final class TopicPlanner {
  private TopicPlanner() {}

  /**
   * @param actual null when the topic isn't there
   */
  static List<Change> changes(TopicDeclaration declared, TopicState actual) {
    if (actual == null) {
      return List.of(new CreateTopic(declared));
    }
    List<Change> changes = new ArrayList<>();
    partitions(declared, actual).ifPresent(changes::add);
    configs(declared, actual).ifPresent(changes::add);
    replication(declared, actual).ifPresent(changes::add);
    return changes;
  }

  private static Optional<Change> partitions(TopicDeclaration declared, TopicState actual) {
    int from = actual.partitions();
    int to = declared.partitions();
    if (to < from) {
      return Optional.of(
          new Unsupported(
              declared.name(),
              "partitions %d to %d".formatted(from, to),
              "Kafka takes no partitions away: copy the events to a new topic, or declare "
                  + from));
    }
    return to == from
        ? Optional.empty()
        : Optional.of(new AddPartitions(declared.name(), from, to, isKeyed(declared, actual)));
  }

  /** Compacted topics have keys, whatever the catalogue says. */
  private static boolean isKeyed(TopicDeclaration declared, TopicState actual) {
    return declared.isKeyed()
        || ConfigValues.list(actual.configs().getOrDefault("cleanup.policy", ""))
            .contains("compact");
  }

  private static Optional<Change> configs(TopicDeclaration declared, TopicState actual) {
    List<ConfigChange> settings =
        declared.configs().entrySet().stream()
            .map(
                config ->
                    ConfigChange.set(
                        config.getKey(),
                        Optional.ofNullable(actual.configs().get(config.getKey())),
                        config.getValue()))
            .filter(
                change ->
                    change
                        .from()
                        .filter(old -> ConfigValues.same(old, change.to().orElseThrow()))
                        .isEmpty())
            .toList();
    return settings.isEmpty()
        ? Optional.empty()
        : Optional.of(new AlterConfig(declared.name(), settings));
  }

  private static Optional<Change> replication(TopicDeclaration declared, TopicState actual) {
    return declared
        .replication()
        .filter(wanted -> wanted != actual.replication())
        .map(
            wanted ->
                new Unsupported(
                    declared.name(),
                    "replication %d to %d".formatted(actual.replication(), wanted),
                    "needs a reassignment, as kafka-reassign-partitions.sh makes it"));
  }
}
