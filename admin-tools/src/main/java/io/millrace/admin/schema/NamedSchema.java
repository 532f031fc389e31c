package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;

/**
 * A schema, and what its reader calls it.
 *
 * @param name a file, {@code subject@version} or {@code revision:path}
 */
public record NamedSchema(String name, Schema schema) {
  public NamedSchema {
    requireNonNull(name, "name");
    requireNonNull(schema, "schema");
  }
}
