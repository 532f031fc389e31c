package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How long a topic keeps its events. No limit is {@link Long#MAX_VALUE}.
 *
 * @param deletes whether the limits hold at all, which they don't where a topic is only compacted
 * @param millis of an event's age; empty when it isn't known
 * @param bytes of a partition's size; empty when it isn't known
 */
public record Retention(boolean deletes, OptionalLong millis, OptionalLong bytes) {
  public Retention {
    requireNonNull(millis, "millis");
    requireNonNull(bytes, "bytes");
  }

  /**
   * From the configs of a topic.
   *
   * @param configs gives the value of a name; without that of the policy, limits count as in force
   */
  public static Retention of(Function<String, Optional<String>> configs) {
    boolean deletes =
        configs
            .apply(TopicConfig.CLEANUP_POLICY_CONFIG)
            .map(policy -> Arrays.stream(policy.split(",", -1)).map(String::strip).toList())
            .map(policies -> policies.contains(TopicConfig.CLEANUP_POLICY_DELETE))
            .orElse(true);
    return new Retention(
        deletes,
        limit(configs.apply(TopicConfig.RETENTION_MS_CONFIG)),
        limit(configs.apply(TopicConfig.RETENTION_BYTES_CONFIG)));
  }

  /** Kafka writes no limit as -1. */
  private static OptionalLong limit(Optional<String> value) {
    try {
      return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(limit(value.orElseThrow()));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  private static long limit(String value) {
    long number = Long.parseLong(value.strip());
    return number == -1 ? Long.MAX_VALUE : number;
  }
}
