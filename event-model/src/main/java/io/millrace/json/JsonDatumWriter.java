package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/** Writes values of any schema to one generator. */
final class JsonDatumWriter {
  private final JsonGenerator out;

  JsonDatumWriter(JsonGenerator out) {
    this.out = out;
  }

  void write(Schema schema, Object value) throws IOException {
    if (schema.getType() == Schema.Type.UNION) {
      writeUnion(schema, value);
      return;
    }
    Object raw = RawValues.of(schema, value);
    switch (schema.getType()) {
      case RECORD -> writeRecord(schema, fit(IndexedRecord.class, schema, raw));
      case ARRAY -> writeArray(schema, fit(Iterable.class, schema, raw));
      case MAP -> writeMap(schema, fit(Map.class, schema, raw));
      case NULL -> writeNull(schema, raw);
      case BOOLEAN -> out.writeBoolean(fit(Boolean.class, schema, raw));
      case INT -> writeInteger(schema, fit(Integer.class, schema, raw));
      case LONG -> writeInteger(schema, fit(Long.class, schema, raw));
      case FLOAT -> writeFloat(fit(Float.class, schema, raw));
      case DOUBLE -> writeDouble(fit(Double.class, schema, raw));
      case ENUM -> writeEnum(schema, fit(Object.class, schema, raw).toString());
      // Not only CharSequence: a generated class may have a URI or the like, which Avro stores so.
      case STRING -> out.writeString(fit(Object.class, schema, raw).toString());
      case BYTES -> writeBytes(schema, bytes(fit(ByteBuffer.class, schema, raw)));
      case FIXED -> writeFixed(schema, fit(GenericFixed.class, schema, raw).bytes());
      case UNION -> throw new AssertionError("a union is resolved first");
    }
  }

  private void writeUnion(Schema union, Object value) throws IOException {
    Schema branch = RawValues.branch(union, value);
    if (value == null || isPlain(union)) {
      write(branch, value);
    } else {
      out.writeStartObject();
      out.writeFieldName(branch.getFullName());
      write(branch, value);
      out.writeEndObject();
    }
  }

  private void writeRecord(Schema schema, IndexedRecord record) throws IOException {
    out.writeStartObject();
    for (Schema.Field field : schema.getFields()) {
      out.writeFieldName(field.name());
      write(field.schema(), record.get(field.pos()));
    }
    out.writeEndObject();
  }

  private void writeArray(Schema schema, Iterable<?> items) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      write(schema.getElementType(), item);
    }
    out.writeEndArray();
  }

  private void writeMap(Schema schema, Map<?, ?> entries) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      out.writeFieldName(entry.getKey().toString());
      write(schema.getValueType(), entry.getValue());
    }
    out.writeEndObject();
  }

  private void writeNull(Schema schema, Object value) throws IOException {
    if (value != null) {
      throw unfit(schema, value);
    }
    out.writeNull();
  }

  private void writeInteger(Schema schema, Number number) throws IOException {
    Optional<TimeForm> form = TimeForm.of(schema);
    if (form.isEmpty()) {
      out.writeNumber(number.longValue());
      return;
    }
    try {
      out.writeString(form.get().text().apply(number.longValue()));
    } catch (DateTimeException e) {
      // No time of day, yet Avro stores it, so that a reader must be able to see it.
      out.writeNumber(number.longValue());
    }
  }

  /** JSON has no NaN and no infinity, whatever a generator is set to. */
  private void writeFloat(float number) throws IOException {
    if (Float.isFinite(number)) {
      out.writeNumber(number);
    } else {
      out.writeString(Float.toString(number));
    }
  }

  private void writeDouble(double number) throws IOException {
    if (Double.isFinite(number)) {
      out.writeNumber(number);
    } else {
      out.writeString(Double.toString(number));
    }
  }

  private void writeEnum(Schema schema, String symbol) throws IOException {
    if (!schema.hasEnumSymbol(symbol)) {
      throw new AvroTypeException("%s has no symbol %s".formatted(schema.getFullName(), symbol));
    }
    out.writeString(symbol);
  }

  private void writeFixed(Schema schema, byte[] bytes) throws IOException {
    if (bytes.length != schema.getFixedSize()) {
      throw new AvroTypeException(
          "%s has %d bytes, not %d"
              .formatted(schema.getFullName(), schema.getFixedSize(), bytes.length));
    }
    writeBytes(schema, bytes);
  }

  private void writeBytes(Schema schema, byte[] bytes) throws IOException {
    BytesForm.of(schema).write(bytes, out);
  }

  private static byte[] bytes(ByteBuffer value) {
    ByteBuffer buffer = value.duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  private static <T> T fit(Class<T> type, Schema schema, Object value) {
    if (!type.isInstance(value)) {
      throw unfit(schema, value);
    }
    return type.cast(value);
  }

  private static AvroTypeException unfit(Schema schema, Object value) {
    String found = value == null ? "null" : "a " + value.getClass().getName();
    return new AvroTypeException("%s doesn't fit %s".formatted(found, Expected.name(schema)));
  }

  /** Whether one branch stands beside null, or alone. */
  private static boolean isPlain(Schema union) {
    List<Schema> types = union.getTypes();
    return types.size() == 1 || (types.size() == 2 && union.isNullable());
  }
}
