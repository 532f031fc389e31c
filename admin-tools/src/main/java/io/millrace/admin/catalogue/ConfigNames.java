package io.millrace.admin.catalogue;

import io.millrace.spelling.NearestName;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;

/** The names of Kafka's topic configs. */
public final class ConfigNames {
  /** What {@link TopicConfig} lacks, as only tools set it. */
  private static final List<String> THROTTLES =
      List.of("leader.replication.throttled.replicas", "follower.replication.throttled.replicas");

  /** Other makes of brokers have configs of their own, which no list of ours can follow. */
  private static final List<String> VENDORS = List.of("confluent.", "redpanda.");

  private static final Set<String> KNOWN =
      Arrays.stream(TopicConfig.class.getFields())
          .filter(field -> field.getName().endsWith("_CONFIG"))
          .map(ConfigNames::value)
          .collect(Collectors.toUnmodifiableSet());

  private ConfigNames() {}

  /** What is wrong with a name, and which one may be meant; empty when it is one of Kafka's. */
  public static Optional<String> problem(String name) {
    return isKnown(name)
        ? Optional.empty()
        : Optional.of(
            "Kafka has no topic config \"%s\"%s".formatted(name, NearestName.hint(name, KNOWN)));
  }

  private static boolean isKnown(String name) {
    return KNOWN.contains(name)
        || THROTTLES.contains(name)
        || VENDORS.stream().anyMatch(name::startsWith);
  }

  private static String value(Field constant) {
    try {
      return (String) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(constant + " is not public", e);
    }
  }
}
