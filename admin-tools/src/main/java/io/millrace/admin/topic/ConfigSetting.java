package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.apache.kafka.clients.admin.ConfigEntry;

/**
 * The value of one config of a topic.
 *
 * @param value empty when it is a secret
 * @param source who has set it
 * @param fallback what it would be without the topic's own value; empty when the broker doesn't say
 */
public record ConfigSetting(
    String name, Optional<String> value, ConfigSource source, Optional<String> fallback) {
  public ConfigSetting {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    requireNonNull(source, "source");
    requireNonNull(fallback, "fallback");
  }

  static ConfigSetting of(ConfigEntry entry) {
    return new ConfigSetting(
        entry.name(),
        Optional.ofNullable(entry.value()),
        ConfigSource.of(entry.source()),
        fallback(entry));
  }

  /**
   * For times such as retention.ms, brokers tell it only where they have it set in milliseconds.
   */
  private static Optional<String> fallback(ConfigEntry entry) {
    return entry.synonyms().stream()
        .filter(synonym -> ConfigSource.of(synonym.source()) != ConfigSource.TOPIC)
        .filter(synonym -> synonym.value() != null)
        .findFirst()
        .map(ConfigEntry.ConfigSynonym::value);
  }

  /** Whether nobody has set it, neither for the topic nor for the brokers. */
  public boolean isDefault() {
    return source == ConfigSource.DEFAULT;
  }
}
