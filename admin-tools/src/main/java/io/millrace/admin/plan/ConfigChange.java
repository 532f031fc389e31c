package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A new value of one config.
 *
 * @param from empty when the broker doesn't say
 * @param to when it is reset, the value that it falls back to; empty when the broker doesn't say
 * @param isReset whether the topic gives up a value of its own
 */
public record ConfigChange(
    String name, Optional<String> from, Optional<String> to, boolean isReset) {
  public ConfigChange {
    requireNonNull(name, "name");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    if (to.isEmpty() && !isReset) {
      throw new IllegalArgumentException("no value to set for " + name);
    }
  }

  /** Gives the topic a value of its own. */
  public static ConfigChange set(String name, Optional<String> from, String to) {
    return new ConfigChange(name, from, Optional.of(to), false);
  }

  /** Takes the topic's own value away. */
  public static ConfigChange reset(String name, Optional<String> from, Optional<String> to) {
    return new ConfigChange(name, from, to, true);
  }

  String summary() {
    return "%s %s to %s"
        .formatted(
            name,
            from.orElse("unknown"),
            isReset ? to.map(value -> "default " + value).orElse("default") : to.orElseThrow());
  }
}
