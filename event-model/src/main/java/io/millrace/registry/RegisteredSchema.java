package io.millrace.registry;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;

/**
 * A version of a subject.
 *
 * @param version from 1, rising within the subject
 * @param id the same for equal schemas of all subjects
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {
  public RegisteredSchema {
    requireNonNull(subject, "subject");
    requireNonNull(schema, "schema");
  }
}
