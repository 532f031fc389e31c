package io.millrace.admin.command.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.admin.schema.ShownSchema;
import io.millrace.registry.SchemaReference;
import io.millrace.registry.VersionName;
import java.util.stream.Collectors;

/**
 * A schema of a registry as a person reads it and, for programs, as an object with {@code id},
 * {@code versions} (those that have the id: {@code subject} and {@code version}), {@code
 * references} ({@code name}, {@code subject}, {@code version}) and {@code schema}, the JSON of the
 * schema itself.
 */
final class ShownSchemaView {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ShownSchemaView() {}

  /** All but the schema. */
  static String line(ShownSchema shown) {
    String versions =
        shown.versions().stream().map(ShownSchemaView::name).collect(Collectors.joining(", "));
    String references =
        shown.references().stream()
            .map(SchemaReference::toString)
            .collect(Collectors.joining(", "));
    return "%s, id %d%s"
        .formatted(
            versions.isEmpty() ? "no version that isn't deleted" : versions,
            shown.id(),
            references.isEmpty() ? "" : ", refers to " + references);
  }

  static String schema(ShownSchema shown, boolean resolved) {
    return tree(shown, resolved).toPrettyString();
  }

  static String json(ShownSchema shown, boolean resolved) {
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("id", shown.id());
    ArrayNode versions = document.putArray("versions");
    shown
        .versions()
        .forEach(
            name ->
                versions.addObject().put("subject", name.subject()).put("version", name.version()));
    ArrayNode references = document.putArray("references");
    shown
        .references()
        .forEach(
            reference ->
                references
                    .addObject()
                    .put("name", reference.name())
                    .put("subject", reference.subject())
                    .put("version", reference.version()));
    document.set("schema", tree(shown, resolved));
    return document.toPrettyString();
  }

  private static JsonNode tree(ShownSchema shown, boolean resolved) {
    try {
      return JSON.readTree(resolved ? shown.schema().toString() : shown.text());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro has parsed it, and it is no JSON", e);
    }
  }

  private static String name(VersionName name) {
    return name.subject() + "@" + name.version();
  }
}
