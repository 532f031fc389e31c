package io.millrace.admin.plan;

import io.millrace.admin.topic.Retention;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What the new value of a config can cost, and why.
 *
 * @param hazard empty when it is safe
 */
record ConfigVerdict(Optional<Hazard> hazard, String reason) {
  static final String AT_ONCE = "takes effect at once";
  private static final ConfigVerdict SAFE = new ConfigVerdict(Optional.empty(), AT_ONCE);

  /**
   * @param retention of the topic once the change is made
   */
  static ConfigVerdict of(ConfigChange change, Retention retention) {
    return switch (change.name()) {
      case TopicConfig.RETENTION_MS_CONFIG, TopicConfig.RETENTION_BYTES_CONFIG ->
          retention(change, retention);
      case TopicConfig.CLEANUP_POLICY_CONFIG -> cleanup(change);
      case TopicConfig.MAX_MESSAGE_BYTES_CONFIG ->
          shrinks(change)
              ? verdict(Hazard.SHRINK_MESSAGES, "larger batches of producers are refused")
              : SAFE;
      case TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG ->
          verdict(
              Hazard.CHANGE_MIN_IN_SYNC,
              shrinks(change)
                  ? "events can be lost with fewer brokers"
                  : "writes stop when fewer replicas are in sync");
      case TopicConfig.UNCLEAN_LEADER_ELECTION_ENABLE_CONFIG ->
          change.to().equals(Optional.of("true"))
              ? verdict(Hazard.UNCLEAN_ELECTION, "a replica that lags may lead, and drop events")
              : SAFE;
      default -> SAFE;
    };
  }

  private static ConfigVerdict verdict(Hazard hazard, String reason) {
    return new ConfigVerdict(Optional.of(hazard), reason);
  }

  private static ConfigVerdict retention(ConfigChange change, Retention retention) {
    if (!retention.deletes()) {
      return new ConfigVerdict(
          Optional.empty(), "has no effect while cleanup.policy is without delete");
    }
    return shrinks(change)
        ? verdict(Hazard.CUT_RETENTION, "older events are deleted for good")
        : SAFE;
  }

  private static ConfigVerdict cleanup(ConfigChange change) {
    Set<String> before = ConfigValues.list(change.from().orElse(""));
    Set<String> after = ConfigValues.list(change.to().orElse(""));
    if (after.contains("compact") && !before.contains("compact")) {
      return verdict(Hazard.START_COMPACTION, "older events of a key are deleted for good");
    }
    // A value that can't be told may delete.
    return (after.contains("delete") || change.to().isEmpty()) && !before.contains("delete")
        ? verdict(Hazard.CUT_RETENTION, "events beyond the retention are deleted for good")
        : SAFE;
  }

  /** What can't be told counts as smaller. */
  private static boolean shrinks(ConfigChange change) {
    try {
      return limit(change.to().orElseThrow()) < limit(change.from().orElseThrow());
    } catch (NumberFormatException | NoSuchElementException e) {
      return true;
    }
  }

  /** Kafka writes no limit as -1. */
  private static long limit(String value) {
    long number = Long.parseLong(value.strip());
    return number == -1 ? Long.MAX_VALUE : number;
  }
}
