package io.millrace.evolution;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.avro.Schema;

/**
 * A version of a schema that can be released.
 *
 * @param version from 1
 * @param violations what it breaks of earlier versions and nobody has accepted yet; empty for one
 *     that is safe to release
 */
public record Release(int version, Schema schema, List<Violation> violations) {
  public Release {
    requireNonNull(schema, "schema");
    violations = List.copyOf(violations);
  }

  /** The full name of the schema. */
  public String name() {
    return schema.getFullName();
  }
}
