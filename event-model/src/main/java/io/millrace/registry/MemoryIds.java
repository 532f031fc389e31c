package io.millrace.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.avro.Schema;

/** The ids of one context in memory: one for each text of a schema. For one thread at a time. */
final class MemoryIds {
  private static final ObjectMapper NORMAL =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  private final Map<Integer, Schema> schemas = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();

  Schema schema(int id) {
    Schema schema = schemas.get(id);
    if (schema == null) {
      throw MemoryRefusal.noSchema("schema id " + id);
    }
    return schema;
  }

  int of(Schema schema) {
    String text = schema.toString();
    Integer known = ids.get(text);
    if (known != null) {
      schemas.putIfAbsent(known, schema);
      return known;
    }
    int id = ids.size() + 1;
    ids.put(text, id);
    schemas.put(id, schema);
    return id;
  }

  /** The id itself is never given to another schema. */
  void forget(Predicate<Integer> which) {
    schemas.keySet().removeIf(which);
  }

  /** Whether a schema is the wanted one, or with the order of its JSON left aside. */
  static Predicate<Schema> same(Schema wanted, boolean normalize) {
    if (!normalize) {
      String text = wanted.toString();
      return other -> other.toString().equals(text);
    }
    String text = normal(wanted);
    return other -> normal(other).equals(text);
  }

  private static String normal(Schema schema) {
    try {
      return NORMAL.writeValueAsString(NORMAL.readValue(schema.toString(), Object.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Avro wrote a schema that is no JSON", e);
    }
  }
}
