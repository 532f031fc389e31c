package io.millrace.admin.plan;

import io.millrace.admin.catalogue.ConfigNames;
import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.admin.topic.TopicState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/** The changes of one topic. */
final class TopicPlanner {
  private static final String MIN_IN_SYNC = TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

  private final TopicDeclaration declared;
  private final TopicState actual;

  private TopicPlanner(TopicDeclaration declared, TopicState actual) {
    this.declared = declared;
    this.actual = actual;
  }

  /**
   * @param actual empty when the topic isn't there
   */
  static List<Change> changes(TopicDeclaration declared, Optional<TopicState> actual) {
    return actual
        .map(there -> new TopicPlanner(declared, there).changes())
        .orElseGet(() -> List.of(creation(declared)));
  }

  private static Change creation(TopicDeclaration declared) {
    return declared
        .replication()
        .flatMap(copies -> deadlock(declared, copies, "unset"))
        .orElseGet(() -> new CreateTopic(declared));
  }

  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    partitions().ifPresent(changes::add);
    List<ConfigChange> settings = configs();
    Optional<Change> deadlock = deadlock();
    if (deadlock.isPresent()) {
      settings.removeIf(setting -> setting.name().equals(MIN_IN_SYNC));
      changes.add(deadlock.orElseThrow());
    }
    if (!settings.isEmpty()) {
      changes.add(
          AlterConfig.of(
              declared.name(), settings, name -> Optional.ofNullable(actual.configs().get(name))));
    }
    replication().ifPresent(changes::add);
    return changes;
  }

  private Optional<Change> partitions() {
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
        : Optional.of(new AddPartitions(declared.name(), from, to, keys()));
  }

  /** Compacted topics have keys, whatever the catalogue says. */
  private Keys keys() {
    String policy = actual.configs().getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, "");
    if (ConfigValues.list(policy).contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
      return Keys.COMPACTED;
    }
    return declared.isKeyed() ? Keys.DECLARED : Keys.NONE;
  }

  private List<ConfigChange> configs() {
    List<ConfigChange> settings = new ArrayList<>();
    declared
        .configs()
        .forEach(
            (name, value) -> {
              Optional<String> now = Optional.ofNullable(actual.configs().get(name));
              if (now.filter(old -> ConfigValues.same(old, value)).isEmpty()) {
                settings.add(ConfigChange.set(name, now, value));
              }
            });
    if (declared.statesConfigs()) {
      resets().forEach(settings::add);
    }
    return settings;
  }

  /** What the topic has of its own beyond what is stated. */
  private Stream<ConfigChange> resets() {
    return new TreeMap<>(actual.own())
        .entrySet().stream()
            .filter(own -> !declared.configs().containsKey(own.getKey()))
            .filter(own -> !ConfigNames.isThrottle(own.getKey()))
            .map(
                own ->
                    ConfigChange.reset(
                        own.getKey(),
                        Optional.ofNullable(actual.configs().get(own.getKey())),
                        own.getValue()));
  }

  /** A value that is there already is left to the doctor. */
  private Optional<Change> deadlock() {
    String now = actual.configs().getOrDefault(MIN_IN_SYNC, "unknown");
    return deadlock(declared, actual.replication(), now)
        .filter(change -> !ConfigValues.same(now, declared.configs().get(MIN_IN_SYNC)));
  }

  private static Optional<Change> deadlock(TopicDeclaration declared, int copies, String now) {
    return Optional.ofNullable(declared.configs().get(MIN_IN_SYNC))
        .filter(wanted -> isAbove(wanted, copies))
        .map(
            wanted ->
                new Unsupported(
                    declared.name(),
                    "%s %s to %s".formatted(MIN_IN_SYNC, now, wanted),
                    "with replication %d, every write that waits for all replicas would be refused:"
                            .formatted(copies)
                        + " declare at most "
                        + copies));
  }

  private static boolean isAbove(String wanted, int copies) {
    try {
      return Long.parseLong(wanted.strip()) > copies;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private Optional<Change> replication() {
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
