package io.millrace.json;

import com.fasterxml.jackson.core.JsonToken;
import io.millrace.spelling.NearestName;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Reads objects as records. */
final class JsonRecordNode implements JsonReadNode {
  /** Not Avro's shared one, to which others may add conversions. */
  private static final GenericData MODEL = new GenericData();

  private final Schema schema;
  private final Schema.Field[] fields;

  /** Interned, as the parser's are, so that equal ones are found equal at once. */
  private final String[] names;

  private final JsonReadNode[] nodes;
  private final Map<String, Integer> positions = new HashMap<>();

  /** Of a schema; nodes of its fields come later, as schemas can be recursive. */
  JsonRecordNode(Schema schema) {
    this.schema = schema;
    this.fields = schema.getFields().toArray(Schema.Field[]::new);
    this.names = new String[fields.length];
    this.nodes = new JsonReadNode[fields.length];
    for (int position = 0; position < fields.length; position++) {
      names[position] = fields[position].name().intern();
      positions.put(names[position], position);
    }
  }

  void set(int position, JsonReadNode node) {
    nodes[position] = node;
  }

  boolean hasField(String name) {
    return positions.containsKey(name);
  }

  @Override
  public Object read(JsonTokens tokens, JsonPath path) throws IOException {
    if (tokens.current() != JsonToken.START_OBJECT) {
      throw path.expected(Expected.name(schema), JsonValue.of(tokens, path));
    }
    tokens.next();
    return readFields(tokens, path);
  }

  /** From the name of the first field, or the end of an object that has none. */
  Object readFields(JsonTokens tokens, JsonPath path) throws IOException {
    GenericData.Record record = new GenericData.Record(schema);
    boolean[] given = new boolean[fields.length];
    int next = 0;
    while (tokens.current() == JsonToken.FIELD_NAME) {
      String name = tokens.text();
      int position = position(name, next, path);
      JsonPath at = path.field(name);
      if (given[position]) {
        throw at.refuse("given twice");
      }
      given[position] = true;
      next = position + 1;
      tokens.next();
      record.put(position, nodes[position].read(tokens, at));
      tokens.next();
    }
    for (int position = 0; position < fields.length; position++) {
      if (!given[position]) {
        record.put(position, missing(fields[position], path.field(names[position])));
      }
    }
    return record;
  }

  /** Most objects have their fields in the order of the schema. */
  private int position(String name, int next, JsonPath path) {
    if (next < fields.length && names[next].equals(name)) {
      return next;
    }
    Integer position = positions.get(name);
    if (position == null) {
      List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
      throw path.field(name)
          .refuse(
              "%s has no such field%s"
                  .formatted(Expected.name(schema), NearestName.hint(name, known)));
    }
    return position;
  }

  private static Object missing(Schema.Field field, JsonPath path) {
    if (!field.hasDefaultValue()) {
      throw path.refuse(
          "missing; expected %s, and the schema has no default"
              .formatted(Expected.name(field.schema())));
    }
    // A copy, for Avro hands out the same value each time.
    return MODEL.deepCopy(field.schema(), MODEL.getDefaultValue(field));
  }
}
