package io.millrace.admin.export;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegisteredSchema;
import java.util.Optional;

/**
 * A subject of a topic.
 *
 * @param newest its newest version
 * @param level set for the subject itself
 */
record FoundSubject(RegisteredSchema newest, Optional<CompatibilityLevel> level) {
  FoundSubject {
    requireNonNull(newest, "newest");
    requireNonNull(level, "level");
  }
}
