package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.SchemaReference;
import io.millrace.registry.VersionName;
import java.util.List;
import org.apache.avro.Schema;

/**
 * A schema of a registry, with what the registry knows of it.
 *
 * @param versions those that have the id, in whatever subject; none when all are deleted
 * @param schema with the types that it refers to
 * @param text as it was registered: types of other subjects are only named
 * @param references where those types are
 */
public record ShownSchema(
    int id,
    List<VersionName> versions,
    Schema schema,
    String text,
    List<SchemaReference> references) {
  public ShownSchema {
    versions = List.copyOf(versions);
    requireNonNull(schema, "schema");
    requireNonNull(text, "text");
    references = List.copyOf(references);
  }
}
