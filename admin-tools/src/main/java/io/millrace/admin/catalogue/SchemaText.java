package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.apache.avro.Schema;

/**
 * A schema that the catalogue brings along.
 *
 * @param schema with the types of its references in it
 * @param text as it is written, where a type of a reference stands by its name only
 * @param references what the text needs, each a subject of the same catalogue that comes before
 */
public record SchemaText(Schema schema, String text, List<CatalogueReference> references)
    implements SchemaSource {
  public SchemaText {
    requireNonNull(schema, "schema");
    requireNonNull(text, "text");
    references = List.copyOf(references);
  }

  /** A schema that needs no other. */
  public static SchemaText of(Schema schema) {
    return new SchemaText(schema, schema.toString(), List.of());
  }
}
