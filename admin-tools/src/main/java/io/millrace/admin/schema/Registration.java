package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.util.OptionalInt;

/**
 * What came of a schema that was to be registered.
 *
 * @param version empty when it isn't registered, as the id
 * @param level that it was held to
 */
public record Registration(
    Outcome outcome,
    String subject,
    OptionalInt version,
    OptionalInt id,
    CompatibilityLevel level) {
  public Registration {
    requireNonNull(outcome, "outcome");
    requireNonNull(subject, "subject");
    requireNonNull(version, "version");
    requireNonNull(id, "id");
    requireNonNull(level, "level");
  }

  /** What happened to it. */
  public enum Outcome {
    /** It is a new version. */
    REGISTERED,
    /** It was there already. */
    PRESENT,
    /** It could be registered, and wasn't. */
    PROPOSED
  }
}
