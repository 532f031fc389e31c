package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.util.Optional;

/**
 * A subject that ought to have a schema.
 *
 * @param name of a topic's, with {@code -key} or {@code -value}; of a shared type's, as declared
 * @param source where its schema comes from
 * @param compatibility empty for the registry's default, which is never compared
 */
public record SubjectDeclaration(
    String name, SchemaSource source, Optional<CompatibilityLevel> compatibility) {
  public SubjectDeclaration {
    requireNonNull(name, "name");
    requireNonNull(source, "source");
    requireNonNull(compatibility, "compatibility");
  }
}
