package io.millrace.admin.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The JSON Schema of catalogues and of their overlays, for editors. */
public final class CatalogueSchema {
  static final String RESOURCE = "io/millrace/admin/catalogue.schema.json";

  /** What an overlay overrides key by key, where nothing is required. */
  private static final List<String> OVERRIDDEN =
      List.of(
          "",
          "/$defs/topic",
          "/$defs/deadLetter",
          "/$defs/schema",
          "/$defs/policy",
          "/$defs/configs");

  /** What an overlay takes away entry by entry. */
  private static final List<String> ENTRIES = List.of("/properties/topics", "/properties/schemas");

  private CatalogueSchema() {}

  /** That of catalogues, as it is written. */
  public static String ofCatalogues() {
    return read().toPrettyString();
  }

  /** That of overlays: the same keys, none of them required, and null takes each away. */
  public static String ofOverlays() {
    JsonNode schema = read();
    ENTRIES.forEach(place -> allowNull((ObjectNode) schema.at(place), "additionalProperties"));
    for (String place : OVERRIDDEN) {
      ObjectNode node = (ObjectNode) schema.at(place);
      node.remove(List.of("required", "anyOf", "dependentSchemas", "minProperties"));
      ObjectNode properties = (ObjectNode) node.get("properties");
      properties.fieldNames().forEachRemaining(key -> allowNull(properties, key));
    }
    ((ObjectNode) schema).put("title", "An overlay of a Millrace catalogue");
    return schema.toPrettyString();
  }

  private static void allowNull(ObjectNode parent, String key) {
    JsonNode value = parent.get(key);
    ObjectNode either = parent.objectNode();
    either.set("description", value.path("description"));
    either.putArray("anyOf").add(value).addObject().put("type", "null");
    parent.set(key, either);
  }

  private static JsonNode read() {
    try (InputStream in = CatalogueSchema.class.getClassLoader().getResourceAsStream(RESOURCE)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
