package io.millrace.admin.catalogue;

import io.millrace.spelling.NearestName;
import java.util.List;
import java.util.Optional;

/** The names of Kafka's topic configs. */
public final class ConfigNames {
  /** Other makes of brokers have configs of their own, which no list of ours can follow. */
  private static final List<String> VENDORS = List.of("confluent.", "redpanda.");

  private static final String THROTTLED = ".replication.throttled.replicas";

  private ConfigNames() {}

  /** Whether a reassignment sets it for its time, and takes it back. */
  public static boolean isThrottle(String name) {
    return name.endsWith(THROTTLED);
  }

  /** What is wrong with a name, and which one may be meant; empty when it is one of Kafka's. */
  public static Optional<String> problem(String name) {
    return ConfigTypes.isKnown(name) || VENDORS.stream().anyMatch(name::startsWith)
        ? Optional.empty()
        : Optional.of(
            "Kafka has no topic config \"%s\"%s"
                .formatted(name, NearestName.hint(name, ConfigTypes.names())));
  }
}
