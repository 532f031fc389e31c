package io.millrace.registry;

import static java.util.Objects.requireNonNull;

/**
 * Where a type is defined that a schema only names.
 *
 * @param name of the type, in full: {@code io.example.Money}
 * @param subject that has the schema of the type; in the context of the referring subject unless it
 *     names one
 * @param version of that subject, from 1
 */
public record SchemaReference(String name, String subject, int version) {
  public SchemaReference {
    requireNonNull(name, "name");
    requireNonNull(subject, "subject");
    if (version < 1) {
      throw new IllegalArgumentException("versions count from 1: " + version);
    }
  }

  /** As it is written on a command line: {@code name=subject:version}. */
  @Override
  public String toString() {
    return "%s=%s:%d".formatted(name, subject, version);
  }
}
