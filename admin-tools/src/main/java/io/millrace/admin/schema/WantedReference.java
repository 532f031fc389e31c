package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;

/**
 * A type that a schema only names.
 *
 * @param type its full name
 * @param subject that has its schema
 * @param version of that subject; empty when the schema isn't registered yet
 */
public record WantedReference(String type, String subject, OptionalInt version) {
  public WantedReference {
    requireNonNull(type, "type");
    requireNonNull(subject, "subject");
    requireNonNull(version, "version");
  }
}
