package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Optional;

/**
 * What a subject in the registry is like, seen from the schema that it ought to have.
 *
 * @param exists whether it has any version
 * @param hasSchema whether one of its versions is the declared schema
 * @param level set for the subject itself; some registries give their default here too
 * @param incompatibilities why the declared schema can't be the next version: the rule, the path,
 *     the version that it was found against, or the registry's own words
 */
public record SubjectState(
    boolean exists,
    boolean hasSchema,
    Optional<CompatibilityLevel> level,
    List<String> incompatibilities) {
  /** No version and no level. */
  public static final SubjectState ABSENT = withoutVersions(Optional.empty());

  public SubjectState {
    requireNonNull(level, "level");
    incompatibilities = List.copyOf(incompatibilities);
    if (hasSchema && !exists) {
      throw new IllegalArgumentException("a subject without versions has no schema");
    }
  }

  static SubjectState withoutVersions(Optional<CompatibilityLevel> level) {
    return new SubjectState(false, false, level, List.of());
  }
}
