package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A subject that ought to have a schema.
 *
 * @param name the topic's, with {@code -key} or {@code -value}
 * @param schema as it is registered
 * @param compatibility empty for the registry's default, which is never compared
 */
public record SubjectDeclaration(
    String name, Schema schema, Optional<CompatibilityLevel> compatibility) {
  public SubjectDeclaration {
    requireNonNull(name, "name");
    requireNonNull(schema, "schema");
    requireNonNull(compatibility, "compatibility");
  }
}
