package io.millrace.app.record;

import static java.util.Objects.requireNonNull;

import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * The schema that data was written with.
 *
 * @param id in the registry that was read from; empty when a GUID named it
 * @param inHeader whether a header of the record names it, and not a prefix of the bytes
 */
public record WriterSchema(OptionalInt id, Schema schema, boolean inHeader) {
  public WriterSchema {
    requireNonNull(id, "id");
    requireNonNull(schema, "schema");
  }
}
