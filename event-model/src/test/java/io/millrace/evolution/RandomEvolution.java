package io.millrace.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.avro.Schema;

/** A schema and another that a few edits make of it, made from a seed. */
public record RandomEvolution(Schema before, Schema after) {
  public static RandomEvolution of(long seed) {
    Random random = new Random(seed);
    RandomSchemas schemas = new RandomSchemas(random);
    while (true) {
      ObjectNode record = schemas.record(3);
      var before = RandomSchemas.parse(record);
      if (before.isPresent()) {
        return new RandomEvolution(
            before.get(), edited(record, before.get(), new Edits(random, schemas), random));
      }
    }
  }

  private static Schema edited(JsonNode json, Schema before, Edits edits, Random random) {
    Schema after = before;
    JsonNode last = json;
    for (int i = random.nextInt(4); i >= 0; i--) {
      JsonNode next = last.deepCopy();
      edits.edit(next);
      var parsed = RandomSchemas.parse(next);
      if (parsed.isPresent() && hasData(parsed.get())) {
        after = parsed.get();
        last = next;
      }
    }
    return after;
  }

  /** Edits can make a record that holds itself, of which there is no data. */
  private static boolean hasData(Schema schema) {
    try {
      new RandomDatum(new Random(0)).of(schema, 5);
      return true;
    } catch (StackOverflowError endless) {
      return false;
    }
  }

  /** Edits of the JSON of a schema; what comes out may not be a schema. */
  private record Edits(Random random, RandomSchemas schemas) {
    void edit(JsonNode root) {
      List<JsonNode> nodes = new ArrayList<>();
      collect(root, nodes);
      JsonNode node = schemas.pick(nodes);
      if (node instanceof ArrayNode union) {
        list(union, schemas.type(1));
      } else if (node.has("fields")) {
        list((ArrayNode) node.get("fields"), schemas.field(2));
        rename((ObjectNode) node, random.nextInt(8), node.path("namespace").asText() + ".");
      } else if (node.has("symbols")) {
        enumeration((ObjectNode) node);
        rename((ObjectNode) node, random.nextInt(8), node.path("namespace").asText() + ".");
      } else if (node.has("size")) {
        ((ObjectNode) node).put("size", 1 + random.nextInt(3));
        rename((ObjectNode) node, random.nextInt(8), node.path("namespace").asText() + ".");
      } else {
        field((ObjectNode) node);
      }
    }

    private void enumeration(ObjectNode node) {
      switch (random.nextInt(3)) {
        case 0 -> ((ArrayNode) node.get("symbols")).add(schemas.name("S"));
        case 1 -> removeUnlessLast((ArrayNode) node.get("symbols"), 0);
        default -> node.put("default", node.get("symbols").path(0).asText());
      }
    }

    private void field(ObjectNode field) {
      switch (random.nextInt(5)) {
        case 0 -> field.remove("default");
        case 1 -> schemas.defaultOf(field.get("type")).ifPresent(d -> field.set("default", d));
        case 2 -> {
          field.set("type", schemas.type(1));
          field.remove("default");
        }
        case 3 -> widen(field);
        default -> rename(field, random.nextInt(2), "");
      }
    }

    private void widen(ObjectNode field) {
      JsonNode type = field.get("type");
      field.remove("default");
      switch (type.asText()) {
        case "int" -> field.put("type", "long");
        case "string" -> field.put("type", "bytes");
        case "long", "float" -> field.put("type", "double");
        default -> field.putArray("type").add("null").add(type);
      }
    }

    /** 0 renames with an alias, 1 without, 2 moves to another namespace; else nothing. */
    private void rename(ObjectNode node, int how, String space) {
      String name = node.get("name").asText();
      if (how == 0) {
        node.putArray("aliases").add(space + name);
      }
      if (how < 2) {
        node.put("name", schemas.name("r"));
      } else if (how == 2) {
        node.put("namespace", "moved");
      }
    }

    private void list(ArrayNode list, JsonNode added) {
      int at = list.isEmpty() ? 0 : random.nextInt(list.size());
      switch (random.nextInt(3)) {
        case 0 -> list.insert(at, added);
        case 1 -> removeUnlessLast(list, at);
        default -> list.add(list.remove(at));
      }
    }

    private static void removeUnlessLast(ArrayNode list, int at) {
      if (list.size() > 1) {
        list.remove(at);
      }
    }

    private static void collect(JsonNode node, List<JsonNode> nodes) {
      boolean isUnion =
          node.isArray()
              && !node.isEmpty()
              && StreamSupport.stream(node.spliterator(), false)
                  .noneMatch(n -> n.has("name") && n.path("type").isMissingNode());
      if (node.has("name") || (isUnion && !isFieldsOrSymbols(node))) {
        nodes.add(node);
      }
      for (JsonNode child : node) {
        collect(child, nodes);
      }
    }

    /** Fields have a type that isn't one of a named schema; symbols are in capitals. */
    private static boolean isFieldsOrSymbols(JsonNode list) {
      JsonNode first = list.get(0);
      return first.asText("t").matches("[A-Z].*") || (first.has("name") && !first.has("namespace"));
    }
  }
}
