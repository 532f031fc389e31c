package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.SchemaRegistry;
import java.util.Optional;

/**
 * A compatibility level that is in force.
 *
 * @param source the subject itself, or the registry whose default it is
 */
public record HeldLevel(CompatibilityLevel level, LevelSource source) {
  public HeldLevel {
    requireNonNull(level, "level");
    requireNonNull(source, "source");
  }

  /** The level that a subject is held to. */
  static HeldLevel of(SchemaRegistry registry, String subject) {
    Optional<CompatibilityLevel> own = registry.compatibility(subject);
    if (own.isEmpty()) {
      return new HeldLevel(registry.effectiveCompatibility(subject), LevelSource.REGISTRY);
    }
    if (own.get() != CompatibilityLevel.NONE) {
      return new HeldLevel(own.get(), LevelSource.SUBJECT);
    }
    // Apicurio says NONE of a subject that has no level of its own.
    CompatibilityLevel effective = registry.effectiveCompatibility(subject);
    boolean isOwn =
        effective == CompatibilityLevel.NONE
            && registry.defaultCompatibility() != CompatibilityLevel.NONE;
    return new HeldLevel(effective, isOwn ? LevelSource.SUBJECT : LevelSource.REGISTRY);
  }
}
