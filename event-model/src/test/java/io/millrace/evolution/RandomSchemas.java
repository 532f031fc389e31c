package io.millrace.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Makes schemas of records, with everything that Avro has, recursion too. */
final class RandomSchemas {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PRIMITIVES =
      List.of("null", "boolean", "int", "long", "float", "double", "string", "bytes");

  private final Random random;
  private final List<String> records = new ArrayList<>();
  private int names;

  RandomSchemas(Random random) {
    this.random = random;
  }

  /** The JSON of a record; some of them can't be parsed. */
  ObjectNode record(int depth) {
    ObjectNode record = named("record");
    records.add(record.get("name").textValue());
    ArrayNode fields = record.putArray("fields");
    for (int i = random.nextInt(4); i >= 0; i--) {
      fields.add(field(depth - 1));
    }
    records.remove(records.size() - 1);
    return record;
  }

  ObjectNode field(int depth) {
    JsonNode type = type(depth);
    ObjectNode field = JSON.createObjectNode().put("name", name("f"));
    field.set("type", type);
    if (random.nextBoolean()) {
      defaultOf(type).ifPresent(value -> field.set("default", value));
    }
    return field;
  }

  JsonNode type(int depth) {
    return switch (random.nextInt(depth > 0 ? 12 : 5)) {
      case 5 -> record(depth);
      case 6 -> enumeration();
      case 7 -> named("fixed").put("size", 1 + random.nextInt(3));
      case 8 -> JSON.createObjectNode().put("type", "array").set("items", type(depth - 1));
      case 9 -> JSON.createObjectNode().put("type", "map").set("values", type(depth - 1));
      case 10 -> union(depth);
      case 11 -> recursion();
      default -> JSON.getNodeFactory().textNode(pick(PRIMITIVES));
    };
  }

  Optional<JsonNode> defaultOf(JsonNode type) {
    String name = type.isArray() ? type.path(0).asText() : type.path("type").asText(type.asText());
    return Optional.ofNullable(
        switch (name) {
          case "null" -> JSON.nullNode();
          case "boolean" -> JSON.getNodeFactory().booleanNode(true);
          case "int", "long", "float", "double" -> JSON.getNodeFactory().numberNode(7);
          case "string", "bytes" -> JSON.getNodeFactory().textNode("d");
          case "enum" -> type.isArray() ? null : type.get("symbols").get(0);
          case "array" -> type.isArray() ? null : JSON.createArrayNode();
          case "map" -> type.isArray() ? null : JSON.createObjectNode();
          default -> null;
        });
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  String name(String prefix) {
    return prefix + names++;
  }

  static Optional<Schema> parse(JsonNode schema) {
    try {
      return Optional.of(new Schema.Parser().parse(schema.toString()));
    } catch (AvroRuntimeException notASchema) {
      return Optional.empty();
    }
  }

  private ObjectNode enumeration() {
    ObjectNode result = named("enum");
    ArrayNode symbols = result.putArray("symbols").add("A").add("B");
    if (random.nextBoolean()) {
      symbols.add("C");
    }
    if (random.nextInt(3) == 0) {
      result.put("default", "B");
    }
    return result;
  }

  private ArrayNode union(int depth) {
    ArrayNode branches = JSON.createArrayNode();
    for (int i = 1 + random.nextInt(3); i >= 0; i--) {
      branches.add(type(depth - 1));
    }
    return branches;
  }

  private ArrayNode recursion() {
    String record = records.isEmpty() ? "int" : "test." + pick(records);
    return JSON.createArrayNode().add("null").add(record);
  }

  private ObjectNode named(String type) {
    return JSON.createObjectNode()
        .put("type", type)
        .put("name", name("T"))
        .put("namespace", "test");
  }
}
