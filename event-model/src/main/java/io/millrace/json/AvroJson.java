package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * Writes Avro values as JSON, by their schema.
 *
 * <p>Records and maps are objects, arrays are arrays. Decimals are numbers with all their digits,
 * dates and timestamps are ISO 8601 text in UTC, bytes are text with one character a byte as in
 * Avro's own JSON encoding; the doubles that JSON lacks are the strings {@code NaN}, {@code
 * Infinity} and {@code -Infinity}. A union with one branch beside null is written plainly; others
 * as an object with the branch's full name, as in Avro's own JSON encoding. Takes generated and
 * generic records.
 *
 * <p>Thread-safe.
 */
public final class AvroJson {
  private AvroJson() {}

  /**
   * Writes one value.
   *
   * @throws org.apache.avro.AvroRuntimeException when the value doesn't fit the schema
   */
  public static void write(Schema schema, Object value, JsonGenerator out) throws IOException {
    switch (schema.getType()) {
      case RECORD -> writeRecord(schema, (IndexedRecord) value, out);
      case UNION -> writeUnion(schema, value, out);
      case ARRAY -> {
        out.writeStartArray();
        for (Object item : (Iterable<?>) value) {
          write(schema.getElementType(), item, out);
        }
        out.writeEndArray();
      }
      case MAP -> {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
          out.writeFieldName(entry.getKey().toString());
          write(schema.getValueType(), entry.getValue(), out);
        }
        out.writeEndObject();
      }
      case NULL -> out.writeNull();
      case BOOLEAN -> out.writeBoolean((Boolean) value);
      case FLOAT -> out.writeNumber((Float) value);
      case DOUBLE -> out.writeNumber((Double) value);
      case ENUM -> out.writeString(value.toString());
      case STRING -> out.writeString(value.toString());
      case INT -> writeInt(schema.getLogicalType(), value, out);
      case LONG -> writeLong(schema.getLogicalType(), value, out);
      case BYTES, FIXED -> writeBytes(schema.getLogicalType(), value, out);
    }
  }

  private static void writeRecord(Schema schema, IndexedRecord record, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    for (Schema.Field field : schema.getFields()) {
      out.writeFieldName(field.name());
      write(field.schema(), record.get(field.pos()), out);
    }
    out.writeEndObject();
  }

  private static void writeUnion(Schema schema, Object value, JsonGenerator out)
      throws IOException {
    Schema branch = schema.getTypes().get(WithLogicalTypes.MODEL.resolveUnion(schema, value));
    long others =
        schema.getTypes().stream().filter(type -> type.getType() != Schema.Type.NULL).count();
    if (value == null || others == 1) {
      write(branch, value, out);
    } else {
      out.writeStartObject();
      out.writeFieldName(branch.getFullName());
      write(branch, value, out);
      out.writeEndObject();
    }
  }

  private static void writeInt(LogicalType type, Object value, JsonGenerator out)
      throws IOException {
    if (!(value instanceof Integer number)) {
      out.writeString(value.toString());
    } else if (type instanceof LogicalTypes.Date) {
      out.writeString(LocalDate.ofEpochDay(number).toString());
    } else {
      out.writeNumber(number);
    }
  }

  private static void writeLong(LogicalType type, Object value, JsonGenerator out)
      throws IOException {
    if (!(value instanceof Long number)) {
      out.writeString(value.toString());
    } else if (type instanceof LogicalTypes.TimestampMillis) {
      out.writeString(Instant.ofEpochMilli(number).toString());
    } else if (type instanceof LogicalTypes.TimestampMicros) {
      out.writeString(Instant.EPOCH.plus(number, ChronoUnit.MICROS).toString());
    } else {
      out.writeNumber(number);
    }
  }

  private static void writeBytes(LogicalType type, Object value, JsonGenerator out)
      throws IOException {
    if (value instanceof BigDecimal number) {
      out.writeNumber(number.toPlainString());
    } else if (type instanceof LogicalTypes.Decimal decimal) {
      BigInteger unscaled = new BigInteger(bytes(value));
      out.writeNumber(new BigDecimal(unscaled, decimal.getScale()).toPlainString());
    } else if (value instanceof GenericFixed || value instanceof ByteBuffer) {
      out.writeString(new String(bytes(value), StandardCharsets.ISO_8859_1));
    } else {
      out.writeString(value.toString());
    }
  }

  private static byte[] bytes(Object value) {
    if (value instanceof GenericFixed fixed) {
      return fixed.bytes();
    }
    ByteBuffer buffer = ((ByteBuffer) value).duplicate();
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** Finds the branch of a union for converted values too. */
  private static final class WithLogicalTypes extends org.apache.avro.specific.SpecificData {
    static final GenericData MODEL = new WithLogicalTypes();

    WithLogicalTypes() {
      addLogicalTypeConversions(this);
    }
  }
}
