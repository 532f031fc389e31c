package io.millrace.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.registry.ReferenceParser.Sendable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.Schema;

/** The ids of one context in memory: one for each text of a schema. For one thread at a time. */
final class MemoryIds {
  private static final ObjectMapper NORMAL =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Map<SchemaText, Integer> ids = new HashMap<>();

  Schema schema(int id) {
    Schema schema = schemas.get(id);
    if (schema == null) {
      throw MemoryRefusal.noSchema("schema id " + id);
    }
    return schema;
  }

  int of(Sendable schema) {
    Integer known = ids.get(schema.text());
    if (known != null) {
      schemas.putIfAbsent(known, schema.schema());
      return known;
    }
    int id = ids.size() + 1;
    ids.put(schema.text(), id);
    schemas.put(id, schema.schema());
    return id;
  }

  /** The id itself is never given to another schema. */
  void forget(Predicate<Integer> which) {
    schemas.keySet().removeIf(which);
  }

  /** A schema that refers to nothing. */
  static Sendable whole(Schema schema) {
    return new Sendable(schema, new SchemaText(schema.toString(), List.of()));
  }

  /** Whether a schema is the wanted one, or with the order of its JSON left aside. */
  static Predicate<SchemaText> same(SchemaText wanted, boolean normalize) {
    if (!normalize) {
      return wanted::equals;
    }
    SchemaText normal = normal(wanted);
    return other -> normal(other).equals(normal);
  }

  private static SchemaText normal(SchemaText schema) {
    try {
      String text = NORMAL.writeValueAsString(NORMAL.readValue(schema.text(), Object.class));
      return new SchemaText(text, schema.references());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is no JSON", e);
    }
  }
}
