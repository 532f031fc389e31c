package io.millrace.json;

import io.millrace.spelling.NearestName;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;

/** Makes generic values of any schema from JSON in memory. */
final class JsonDatumReader {
  /** Not Avro's shared one, to which others may add conversions. */
  private static final GenericData MODEL = new GenericData();

  private JsonDatumReader() {}

  static Object read(Schema schema, JsonValue value, JsonPath path) {
    return switch (schema.getType()) {
      case UNION -> UnionReader.read(schema, value, path);
      case RECORD -> record(schema, value, path);
      case ARRAY -> array(schema, value, path);
      case MAP -> map(schema, value, path);
      case NULL -> nothing(value, path);
      case BOOLEAN -> bool(value, path);
      case INT -> (int) NumberReader.integer(schema, value, path);
      case LONG -> NumberReader.integer(schema, value, path);
      case FLOAT -> NumberReader.floating(schema, Float::parseFloat, value, path);
      case DOUBLE -> NumberReader.floating(schema, Double::parseDouble, value, path);
      case ENUM -> symbol(schema, value, path);
      case STRING -> string(schema, value, path);
      case BYTES -> ByteBuffer.wrap(BytesForm.of(schema).read(value, path));
      case FIXED -> fixed(schema, value, path);
    };
  }

  private static GenericData.Record record(Schema schema, JsonValue value, JsonPath path) {
    if (!(value instanceof JsonValue.Fields given)) {
      throw path.expected(Expected.name(schema), value);
    }
    for (String name : given.values().keySet()) {
      if (schema.getField(name) == null) {
        List<String> known = schema.getFields().stream().map(Schema.Field::name).toList();
        throw path.field(name)
            .refuse(
                "%s has no such field%s"
                    .formatted(Expected.name(schema), NearestName.hint(name, known)));
      }
    }
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      JsonValue fieldValue = given.values().get(field.name());
      JsonPath at = path.field(field.name());
      record.put(
          field.pos(),
          fieldValue == null ? missing(field, at) : read(field.schema(), fieldValue, at));
    }
    return record;
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

  private static GenericData.Array<Object> array(Schema schema, JsonValue value, JsonPath path) {
    if (!(value instanceof JsonValue.Items items)) {
      throw path.expected("an array", value);
    }
    GenericData.Array<Object> array = new GenericData.Array<>(items.values().size(), schema);
    for (JsonValue item : items.values()) {
      array.add(read(schema.getElementType(), item, path.item(array.size())));
    }
    return array;
  }

  private static Map<CharSequence, Object> map(Schema schema, JsonValue value, JsonPath path) {
    if (!(value instanceof JsonValue.Fields fields)) {
      throw path.expected("a map (an object)", value);
    }
    Map<CharSequence, Object> map = new LinkedHashMap<>();
    fields
        .values()
        .forEach(
            (key, entry) ->
                map.put(text(schema, key), read(schema.getValueType(), entry, path.field(key))));
    return map;
  }

  private static Object nothing(JsonValue value, JsonPath path) {
    if (value instanceof JsonValue.Null) {
      return null;
    }
    throw path.expected("null", value);
  }

  private static boolean bool(JsonValue value, JsonPath path) {
    if (value instanceof JsonValue.Bool bool) {
      return bool.value();
    }
    throw path.expected("a boolean", value);
  }

  private static GenericData.EnumSymbol symbol(Schema schema, JsonValue value, JsonPath path) {
    if (value instanceof JsonValue.Text text) {
      if (schema.hasEnumSymbol(text.value())) {
        return new GenericData.EnumSymbol(schema, text.value());
      }
      throw path.refuse(
          "%s has no such symbol: %s%s"
              .formatted(
                  Expected.name(schema),
                  text.describe(),
                  NearestName.hint(text.value(), schema.getEnumSymbols())));
    }
    throw path.expected(Expected.name(schema) + " (a text)", value);
  }

  private static CharSequence string(Schema schema, JsonValue value, JsonPath path) {
    if (schema.getLogicalType() instanceof LogicalTypes.Uuid) {
      return text(schema, UuidForm.text(value, path));
    }
    if (value instanceof JsonValue.Text text) {
      return text(schema, text.value());
    }
    throw path.expected("a string", value);
  }

  /** Utf8 unless the schema asks for String, as Avro's own reader decides. */
  private static CharSequence text(Schema schema, String text) {
    String wanted = schema.getProp(GenericData.STRING_PROP);
    return GenericData.StringType.String.name().equals(wanted) ? text : new Utf8(text);
  }

  private static GenericData.Fixed fixed(Schema schema, JsonValue value, JsonPath path) {
    byte[] bytes = BytesForm.of(schema).read(value, path);
    if (bytes.length != schema.getFixedSize()) {
      throw path.refuse(
          "%s has %d bytes, found %d"
              .formatted(Expected.name(schema), schema.getFixedSize(), bytes.length));
    }
    return new GenericData.Fixed(schema, bytes);
  }
}
