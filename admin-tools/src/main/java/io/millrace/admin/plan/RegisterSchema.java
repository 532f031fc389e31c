package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;

/**
 * Registers a schema as the next version of a subject.
 *
 * @param first whether the subject has no version yet
 */
public record RegisterSchema(String subject, Schema schema, boolean first) implements Change {
  public RegisterSchema {
    requireNonNull(subject, "subject");
    requireNonNull(schema, "schema");
  }

  @Override
  public Action action() {
    return Action.REGISTER_SCHEMA;
  }

  @Override
  public String resource() {
    return subject;
  }

  @Override
  public String summary() {
    return (first ? "first version: " : "next version: ") + schema.getFullName();
  }

  @Override
  public Risk risk() {
    return Risk.SAFE;
  }

  @Override
  public String reason() {
    return first ? "not there yet" : "compatible with what is there";
  }
}
