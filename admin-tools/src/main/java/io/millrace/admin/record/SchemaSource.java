package io.millrace.admin.record;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import org.apache.avro.Schema;

/** Which schema a user wants keys or values to be written with. */
public sealed interface SchemaSource {

  /**
   * A version of a subject.
   *
   * @param version empty for the latest
   */
  record Registered(String subject, OptionalInt version) implements SchemaSource {
    public Registered {
      requireNonNull(subject, "subject");
    }
  }

  /** A schema at hand, which the topic's subject has as a version. */
  record Given(Schema schema) implements SchemaSource {
    public Given {
      requireNonNull(schema, "schema");
    }
  }
}
