package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.schema.SubjectState;
import io.millrace.admin.schema.WantedReference;
import io.millrace.admin.schema.WantedSchema;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Registers a schema as the next version of a subject.
 *
 * @param after the newest version that the subject has; 0 when it has none
 */
public record RegisterSchema(String subject, WantedSchema schema, int after) implements Change {
  public RegisterSchema {
    requireNonNull(subject, "subject");
    requireNonNull(schema, "schema");
  }

  /**
   * The same change, where references to what is registered by now have their version.
   *
   * @param subjects what is there, by name
   */
  public RegisterSchema resolve(Map<String, SubjectState> subjects) {
    return new RegisterSchema(
        subject,
        schema.resolve(name -> subjects.getOrDefault(name, SubjectState.ABSENT).version()),
        after);
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
    String summary =
        (after == 0 ? "first version: " : "next version: ") + schema.schema().getFullName();
    return schema.references().isEmpty()
        ? summary
        : schema.references().stream()
            .map(WantedReference::subject)
            .distinct()
            .collect(Collectors.joining(", ", summary + ", with references to ", ""));
  }

  @Override
  public Risk risk() {
    return Risk.SAFE;
  }

  @Override
  public String reason() {
    return after == 0 ? "not there yet" : "compatible with what is there";
  }
}
