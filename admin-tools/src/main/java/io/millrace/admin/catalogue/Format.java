package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.CompatibilityLevel;
import java.util.Optional;

/** How the keys or the values of a topic are written. */
public sealed interface Format {

  /** The declaration of the subject that holds the schema; empty when there is none. */
  Optional<SubjectDeclaration> subject(String name);

  /** Text, as Kafka's own {@code StringSerializer} writes it. */
  record Text() implements Format {
    @Override
    public Optional<SubjectDeclaration> subject(String name) {
      return Optional.empty();
    }
  }

  /** Bytes that mean something to their readers only. */
  record Bytes() implements Format {
    @Override
    public Optional<SubjectDeclaration> subject(String name) {
      return Optional.empty();
    }
  }

  /**
   * Avro, with the id of its schema in front.
   *
   * @param compatibility the level of its subject; empty for the registry's default
   */
  record Avro(SchemaSource source, Optional<CompatibilityLevel> compatibility) implements Format {
    public Avro {
      requireNonNull(source, "source");
      requireNonNull(compatibility, "compatibility");
    }

    @Override
    public Optional<SubjectDeclaration> subject(String name) {
      return Optional.of(new SubjectDeclaration(name, source, compatibility));
    }
  }
}
