package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A new value of one config.
 *
 * @param from empty when the broker doesn't say
 */
public record ConfigChange(String name, Optional<String> from, String to) {
  public ConfigChange {
    requireNonNull(name, "name");
    requireNonNull(from, "from");
    requireNonNull(to, "to");
  }

  String summary() {
    return "%s %s to %s".formatted(name, from.orElse("unknown"), to);
  }
}
