package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a subject in the registry is like, seen from the schema that it ought to have.
 *
 * @param latest its newest version; 0 when it has none
 * @param version the one that has the wanted schema; empty when none has
 * @param level set for the subject itself, if anybody asked; some registries give their default
 *     here too
 * @param incompatibilities why the wanted schema can't be the next version: the rule, the path, the
 *     version that it was found against, or the registry's own words
 */
public record SubjectState(
    int latest,
    OptionalInt version,
    Optional<CompatibilityLevel> level,
    List<String> incompatibilities) {
  /** No version and no level. */
  public static final SubjectState ABSENT = withoutVersions(Optional.empty());

  public SubjectState {
    requireNonNull(version, "version");
    requireNonNull(level, "level");
    incompatibilities = List.copyOf(incompatibilities);
    if (version.isPresent() && version.getAsInt() > latest) {
      throw new IllegalArgumentException("no version is newer than the newest");
    }
  }

  static SubjectState withoutVersions(Optional<CompatibilityLevel> level) {
    return new SubjectState(0, OptionalInt.empty(), level, List.of());
  }

  /** Whether it has any version. */
  public boolean exists() {
    return latest > 0;
  }

  /** Whether one of its versions is the wanted schema. */
  public boolean hasSchema() {
    return version.isPresent();
  }
}
