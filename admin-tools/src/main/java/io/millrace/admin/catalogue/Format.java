package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.apache.avro.Schema;

/** How the keys or the values of a topic are written. */
public sealed interface Format {

  /** The schema that the registry has to know; empty when there is none. */
  Optional<Schema> schema();

  /** Text, as Kafka's own {@code StringSerializer} writes it. */
  record Text() implements Format {
    @Override
    public Optional<Schema> schema() {
      return Optional.empty();
    }
  }

  /** Avro, with the id of its schema in front. */
  record Avro(Schema declared) implements Format {
    public Avro {
      requireNonNull(declared, "declared");
    }

    @Override
    public Optional<Schema> schema() {
      return Optional.of(declared);
    }
  }
}
