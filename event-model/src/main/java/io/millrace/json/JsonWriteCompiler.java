package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/** Looks up once what writing values of a schema takes. */
final class JsonWriteCompiler {
  private final IdentityHashMap<Schema, RecordJsonNode> records = new IdentityHashMap<>();

  private JsonWriteCompiler() {}

  static JsonWriteNode compile(Schema schema) {
    return new JsonWriteCompiler().node(schema);
  }

  private JsonWriteNode node(Schema schema) {
    JsonWriteNode stored = stored(schema);
    return schema.getLogicalType() == null
        ? stored
        : (value, out) -> stored.write(RawValues.of(schema, value), out);
  }

  /** Of values as Avro stores them. */
  private JsonWriteNode stored(Schema schema) {
    return switch (schema.getType()) {
      case UNION ->
          new UnionJsonNode(
              schema, schema.getTypes().stream().map(this::node).toArray(JsonWriteNode[]::new));
      case RECORD -> record(schema);
      case ARRAY -> array(schema, node(schema.getElementType()));
      case MAP -> map(schema, node(schema.getValueType()));
      case NULL -> (value, out) -> writeNull(schema, value, out);
      case BOOLEAN -> (value, out) -> out.writeBoolean(fit(Boolean.class, schema, value));
      case INT -> integer(schema, Integer.class);
      case LONG -> integer(schema, Long.class);
      case FLOAT -> (value, out) -> writeFloat(fit(Float.class, schema, value), out);
      case DOUBLE -> (value, out) -> writeDouble(fit(Double.class, schema, value), out);
      case ENUM ->
          (value, out) -> writeEnum(schema, fit(Object.class, schema, value).toString(), out);
      // Not only CharSequence: a generated class may have a URI or the like, which Avro stores so.
      case STRING -> (value, out) -> Strings.write(fit(Object.class, schema, value), out);
      case BYTES -> bytes(schema);
      case FIXED -> fixed(schema);
    };
  }

  private JsonWriteNode record(Schema schema) {
    RecordJsonNode known = records.get(schema);
    if (known != null) {
      return known;
    }
    RecordJsonNode record = new RecordJsonNode(schema);
    records.put(schema, record);
    for (Schema.Field field : schema.getFields()) {
      record.set(field.pos(), node(field.schema()));
    }
    return record;
  }

  private static JsonWriteNode array(Schema schema, JsonWriteNode items) {
    return (value, out) -> {
      Iterable<?> array = fit(Iterable.class, schema, value);
      out.writeStartArray();
      for (Object item : array) {
        items.write(item, out);
      }
      out.writeEndArray();
    };
  }

  private static JsonWriteNode map(Schema schema, JsonWriteNode values) {
    return (value, out) -> {
      Map<?, ?> map = fit(Map.class, schema, value);
      out.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.writeFieldName(entry.getKey().toString());
        values.write(entry.getValue(), out);
      }
      out.writeEndObject();
    };
  }

  private static void writeNull(Schema schema, Object value, JsonGenerator out) throws IOException {
    if (value != null) {
      throw unfit(schema, value);
    }
    out.writeNull();
  }

  private static JsonWriteNode integer(Schema schema, Class<? extends Number> type) {
    Optional<TimeForm> time = TimeForm.of(schema);
    if (time.isEmpty()) {
      return (value, out) -> out.writeNumber(fit(type, schema, value).longValue());
    }
    return (value, out) -> {
      long number = fit(type, schema, value).longValue();
      String text;
      try {
        text = time.get().text().apply(number);
      } catch (DateTimeException e) {
        // No time of day, yet Avro stores it, so that a reader must be able to see it.
        out.writeNumber(number);
        return;
      }
      out.writeString(text);
    };
  }

  /** JSON has no NaN and no infinity, whatever a generator is set to. */
  private static void writeFloat(float number, JsonGenerator out) throws IOException {
    if (Float.isFinite(number)) {
      out.writeNumber(number);
    } else {
      out.writeString(Float.toString(number));
    }
  }

  private static void writeDouble(double number, JsonGenerator out) throws IOException {
    if (Double.isFinite(number)) {
      out.writeNumber(number);
    } else {
      out.writeString(Double.toString(number));
    }
  }

  private static void writeEnum(Schema schema, String symbol, JsonGenerator out)
      throws IOException {
    if (!schema.hasEnumSymbol(symbol)) {
      throw new AvroTypeException("%s has no symbol %s".formatted(schema.getFullName(), symbol));
    }
    out.writeString(symbol);
  }

  private static JsonWriteNode bytes(Schema schema) {
    BytesForm form = BytesForm.of(schema);
    return (value, out) -> form.write(copy(fit(ByteBuffer.class, schema, value)), out);
  }

  private static JsonWriteNode fixed(Schema schema) {
    BytesForm form = BytesForm.of(schema);
    return (value, out) -> {
      byte[] bytes = fit(GenericFixed.class, schema, value).bytes();
      if (bytes.length != schema.getFixedSize()) {
        throw new AvroTypeException(
            "%s has %d bytes, not %d"
                .formatted(schema.getFullName(), schema.getFixedSize(), bytes.length));
      }
      form.write(bytes, out);
    };
  }

  private static byte[] copy(ByteBuffer value) {
    ByteBuffer buffer = value.duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  static <T> T fit(Class<T> type, Schema schema, Object value) {
    if (!type.isInstance(value)) {
      throw unfit(schema, value);
    }
    return type.cast(value);
  }

  private static AvroTypeException unfit(Schema schema, Object value) {
    String found = value == null ? "null" : "a " + value.getClass().getName();
    return new AvroTypeException("%s doesn't fit %s".formatted(found, Expected.name(schema)));
  }
}
