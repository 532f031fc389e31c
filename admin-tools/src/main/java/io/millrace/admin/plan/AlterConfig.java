package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sets or resets configs of a topic, all in one step.
 *
 * @param settings at least one
 */
public record AlterConfig(String topic, List<ConfigChange> settings) implements Change {
  public AlterConfig {
    requireNonNull(topic, "topic");
    settings = List.copyOf(settings);
    if (settings.isEmpty()) {
      throw new IllegalArgumentException("no config of " + topic + " is to change");
    }
  }

  @Override
  public Action action() {
    return Action.ALTER_CONFIG;
  }

  @Override
  public String resource() {
    return topic;
  }

  @Override
  public String summary() {
    return settings.stream().map(ConfigChange::summary).collect(Collectors.joining(", "));
  }

  @Override
  public Risk risk() {
    return worst().risk();
  }

  @Override
  public String reason() {
    return worst().reason();
  }

  private ConfigVerdict worst() {
    return settings.stream()
        .map(ConfigVerdict::of)
        .max(Comparator.comparing(ConfigVerdict::risk))
        .orElseThrow();
  }
}
