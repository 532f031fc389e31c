package io.millrace.admin.plan;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/** What the new value of a config can cost, and why. */
record ConfigVerdict(Risk risk, String reason) {
  private static final ConfigVerdict SAFE = new ConfigVerdict(Risk.SAFE, "takes effect at once");

  static ConfigVerdict of(ConfigChange change) {
    return switch (change.name()) {
      case TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG ->
          shrinks(change)
              ? new ConfigVerdict(Risk.IRREVERSIBLE, "older events are deleted for good")
              : SAFE;
      case TopicConfig.CLEANUP_POLICY_CONFIG -> cleanup(change);
      case TopicConfig.MAX_MESSAGE_BYTES_CONFIG ->
          shrinks(change)
              ? new ConfigVerdict(Risk.DISRUPTIVE, "larger batches of producers are refused")
              : SAFE;
      case TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG ->
          shrinks(change)
              ? new ConfigVerdict(Risk.DISRUPTIVE, "events can be lost with fewer brokers")
              : new ConfigVerdict(Risk.DISRUPTIVE, "writes stop when fewer replicas are in sync");
      case TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG ->
          change.to().equals(Optional.of("true"))
              ? new ConfigVerdict(Risk.DISRUPTIVE, "a replica that lags may lead, and drop events")
              : SAFE;
      default -> SAFE;
    };
  }

  private static ConfigVerdict cleanup(ConfigChange change) {
    Set<String> before = ConfigValues.list(change.from().orElse(""));
    Set<String> after = ConfigValues.list(change.to().orElse(""));
    if (after.contains("compact") && !before.contains("compact")) {
      return new ConfigVerdict(Risk.IRREVERSIBLE, "older events of a key are deleted for good");
    }
    return after.contains("delete") && !before.contains("delete")
        ? new ConfigVerdict(Risk.IRREVERSIBLE, "events beyond the retention are deleted for good")
        : SAFE;
  }

  /** What can't be told counts as smaller. */
  private static boolean shrinks(ConfigChange change) {
    try {
      return limit(change.to().orElseThrow()) < limit(change.from().orElseThrow());
    } catch (NumberFormatException | java.util.NoSuchElementException e) {
      return true;
    }
  }

  /** Kafka writes no limit as -1. */
  private static long limit(String value) {
    long number = Long.parseLong(value.strip());
    return number == -1 ? Long.MAX_VALUE : number;
  }
}
