package io.millrace.admin.topic;

import java.util.Locale;
import org.apache.kafka.clients.admin.ConfigEntry;

/** Where the value of a topic's config comes from; each stands above those that follow. */
public enum ConfigSource {
  /** Set for the topic itself. */
  TOPIC,
  /** Set on a broker while it runs. */
  BROKER,
  /** Set for all brokers while they run. */
  CLUSTER,
  /** In the file that a broker started with. */
  BROKER_FILE,
  /** Kafka's own. */
  DEFAULT,
  /** The broker didn't say. */
  UNKNOWN;

  static ConfigSource of(ConfigEntry.ConfigSource kafka) {
    return switch (kafka) {
      case DYNAMIC_TOPIC_CONFIG -> TOPIC;
      case DYNAMIC_BROKER_CONFIG -> BROKER;
      case DYNAMIC_DEFAULT_BROKER_CONFIG -> CLUSTER;
      case STATIC_BROKER_CONFIG -> BROKER_FILE;
      case DEFAULT_CONFIG -> DEFAULT;
      default -> UNKNOWN;
    };
  }

  /** As users read it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
