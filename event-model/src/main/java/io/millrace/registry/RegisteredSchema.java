package io.millrace.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.avro.Schema;

/**
 * A version of a subject.
 *
 * @param version from 1, rising within the subject
 * @param id the same for equal schemas of all subjects
 * @param schema with the types that it refers to
 * @param text as the registry has it: types of other subjects are only named
 * @param references where those types are; empty when the text is whole
 */
public record RegisteredSchema(
    String subject,
    int version,
    int id,
    Schema schema,
    String text,
    List<SchemaReference> references) {
  public RegisteredSchema {
    requireNonNull(subject, "subject");
    requireNonNull(schema, "schema");
    requireNonNull(text, "text");
    references = List.copyOf(references);
  }

  /** A version that refers to no other subject. */
  public RegisteredSchema(String subject, int version, int id, Schema schema) {
    this(subject, version, id, schema, schema.toString(), List.of());
  }
}
