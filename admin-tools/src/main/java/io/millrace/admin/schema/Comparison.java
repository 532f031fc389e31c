package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.evolution.SchemaChange;
import io.millrace.registry.CompatibilityLevel;
import java.util.List;

/**
 * A schema held to a level against one that was before it.
 *
 * @param file the schema that is checked
 * @param against what it is held against: {@code subject@version}, a file or {@code revision:path}
 * @param violations the changes that the level forbids
 * @param refusals the registry's own words, where it refuses what the level's rules allow
 */
public record Comparison(
    String file,
    String against,
    CompatibilityLevel level,
    List<SchemaChange> violations,
    List<String> refusals) {
  public Comparison {
    requireNonNull(file, "file");
    requireNonNull(against, "against");
    requireNonNull(level, "level");
    violations = List.copyOf(violations);
    refusals = List.copyOf(refusals);
  }

  public boolean isCompatible() {
    return violations.isEmpty() && refusals.isEmpty();
  }
}
