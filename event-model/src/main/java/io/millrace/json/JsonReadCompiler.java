package io.millrace.json;

import com.fasterxml.jackson.core.JsonToken;
import io.millrace.spelling.NearestName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;

/** Looks up once what reading values of a schema takes. */
final class JsonReadCompiler {
  private final IdentityHashMap<Schema, JsonRecordNode> records = new IdentityHashMap<>();

  private JsonReadCompiler() {}

  static JsonReadNode compile(Schema schema) {
    return new JsonReadCompiler().node(schema);
  }

  private JsonReadNode node(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> union(schema);
      case RECORD -> record(schema);
      case ARRAY -> array(schema, node(schema.getElementType()));
      case MAP -> map(schema, node(schema.getValueType()));
      case STRING -> string(schema);
      case BYTES -> bytes(schema);
      case FIXED -> fixed(schema);
      default -> scalar(schema);
    };
  }

  private static JsonReadNode scalar(Schema schema) {
    Optional<TimeForm> time = TimeForm.of(schema);
    return switch (schema.getType()) {
      case NULL -> JsonReadCompiler::nothing;
      case BOOLEAN -> JsonReadCompiler::bool;
      case INT ->
          (tokens, path) ->
              (int) NumberReader.integer(schema, time, JsonValue.of(tokens, path), path);
      case LONG ->
          (tokens, path) -> NumberReader.integer(schema, time, JsonValue.of(tokens, path), path);
      case FLOAT ->
          (tokens, path) ->
              NumberReader.floating(schema, Float::parseFloat, JsonValue.of(tokens, path), path);
      case DOUBLE ->
          (tokens, path) ->
              NumberReader.floating(schema, Double::parseDouble, JsonValue.of(tokens, path), path);
      case ENUM -> (tokens, path) -> symbol(schema, JsonValue.of(tokens, path), path);
      default -> throw new IllegalArgumentException(schema.getType() + " is no scalar");
    };
  }

  private JsonReadNode union(Schema schema) {
    List<JsonUnionNode.Branch> branches = new ArrayList<>();
    for (Schema type : schema.getTypes()) {
      if (type.getType() != Schema.Type.NULL) {
        branches.add(new JsonUnionNode.Branch(type, node(type)));
      }
    }
    return new JsonUnionNode(schema, branches);
  }

  private JsonReadNode record(Schema schema) {
    JsonRecordNode known = records.get(schema);
    if (known != null) {
      return known;
    }
    JsonRecordNode record = new JsonRecordNode(schema);
    records.put(schema, record);
    for (Schema.Field field : schema.getFields()) {
      record.set(field.pos(), node(field.schema()));
    }
    return record;
  }

  private static JsonReadNode array(Schema schema, JsonReadNode items) {
    return (tokens, path) -> {
      if (tokens.current() != JsonToken.START_ARRAY) {
        throw path.expected("an array", JsonValue.of(tokens, path));
      }
      List<Object> array = new ArrayList<>();
      while (tokens.next() != JsonToken.END_ARRAY) {
        array.add(items.read(tokens, path.item(array.size())));
      }
      return new GenericData.Array<>(schema, array);
    };
  }

  private static JsonReadNode map(Schema schema, JsonReadNode values) {
    Function<String, CharSequence> text = text(schema);
    return (tokens, path) -> {
      if (tokens.current() != JsonToken.START_OBJECT) {
        throw path.expected("a map (an object)", JsonValue.of(tokens, path));
      }
      Map<CharSequence, Object> map = new LinkedHashMap<>();
      while (tokens.next() == JsonToken.FIELD_NAME) {
        String key = tokens.text();
        JsonPath at = path.field(key);
        tokens.next();
        int before = map.size();
        map.put(text.apply(key), values.read(tokens, at));
        if (map.size() == before) {
          throw at.refuse("given twice");
        }
      }
      return map;
    };
  }

  private static Object nothing(JsonTokens tokens, JsonPath path) throws IOException {
    if (tokens.current() == JsonToken.VALUE_NULL) {
      return null;
    }
    throw path.expected("null", JsonValue.of(tokens, path));
  }

  private static Object bool(JsonTokens tokens, JsonPath path) throws IOException {
    JsonValue value = JsonValue.of(tokens, path);
    if (value instanceof JsonValue.Bool bool) {
      return bool.value();
    }
    throw path.expected("a boolean", value);
  }

  private static Object symbol(Schema schema, JsonValue value, JsonPath path) {
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

  private static JsonReadNode string(Schema schema) {
    Function<String, CharSequence> text = text(schema);
    if (schema.getLogicalType() instanceof LogicalTypes.Uuid) {
      return (tokens, path) -> text.apply(UuidForm.text(JsonValue.of(tokens, path), path));
    }
    return (tokens, path) -> {
      if (tokens.current() == JsonToken.VALUE_STRING) {
        return text.apply(tokens.text());
      }
      throw path.expected("a string", JsonValue.of(tokens, path));
    };
  }

  /** Utf8 unless the schema asks for String, as Avro's own reader decides. */
  private static Function<String, CharSequence> text(Schema schema) {
    String wanted = schema.getProp(GenericData.STRING_PROP);
    return GenericData.StringType.String.name().equals(wanted) ? text -> text : Utf8::new;
  }

  private static JsonReadNode bytes(Schema schema) {
    BytesForm form = BytesForm.of(schema);
    return (tokens, path) -> ByteBuffer.wrap(form.read(JsonValue.of(tokens, path), path));
  }

  private static JsonReadNode fixed(Schema schema) {
    BytesForm form = BytesForm.of(schema);
    return (tokens, path) -> {
      byte[] bytes = form.read(JsonValue.of(tokens, path), path);
      if (bytes.length != schema.getFixedSize()) {
        throw path.refuse(
            "%s has %d bytes, found %d"
                .formatted(Expected.name(schema), schema.getFixedSize(), bytes.length));
      }
      return new GenericData.Fixed(schema, bytes);
    };
  }
}
