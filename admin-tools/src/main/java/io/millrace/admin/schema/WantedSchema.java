package io.millrace.admin.schema;

import static java.util.Objects.requireNonNull;

import io.millrace.registry.SchemaReference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.apache.avro.Schema;

/**
 * A schema that a subject ought to have.
 *
 * @param schema with the types of its references in it
 * @param text as it is registered, where a type of a reference stands by its name only
 * @param references all that the text itself names
 */
public record WantedSchema(Schema schema, String text, List<WantedReference> references) {
  public WantedSchema {
    requireNonNull(schema, "schema");
    requireNonNull(text, "text");
    references = List.copyOf(references);
  }

  /** A schema that needs no other. */
  public static WantedSchema of(Schema schema) {
    return new WantedSchema(schema, schema.toString(), List.of());
  }

  /**
   * The same schema, with versions of what wasn't registered before.
   *
   * @param versions by subject
   */
  public WantedSchema resolve(Function<String, OptionalInt> versions) {
    return new WantedSchema(
        schema,
        text,
        references.stream()
            .map(
                reference ->
                    reference.version().isPresent()
                        ? reference
                        : new WantedReference(
                            reference.type(),
                            reference.subject(),
                            versions.apply(reference.subject())))
            .toList());
  }

  /** The references as the registry takes them; empty while one of them isn't registered. */
  public Optional<List<SchemaReference>> registered() {
    return references.stream().anyMatch(reference -> reference.version().isEmpty())
        ? Optional.empty()
        : Optional.of(
            references.stream()
                .map(
                    reference ->
                        new SchemaReference(
                            reference.type(), reference.subject(), reference.version().getAsInt()))
                .toList());
  }
}
