package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** How the bytes of a {@code bytes} or {@code fixed} schema look in JSON, by the logical type. */
sealed interface BytesForm permits PlainBytes, DecimalForm, BigDecimalForm, DurationForm, UuidForm {
  /** What a message expects. */
  String expected();

  /**
   * Writes bytes that Avro stored.
   *
   * @throws org.apache.avro.AvroRuntimeException when the bytes are no value of the logical type
   */
  void write(byte[] bytes, JsonGenerator out) throws IOException;

  /** The bytes as Avro stores them; the caller checks their number against a fixed schema's. */
  byte[] read(JsonValue value, JsonPath path);

  static BytesForm of(Schema schema) {
    LogicalType type = schema.getLogicalType();
    if (type instanceof LogicalTypes.Decimal decimal) {
      return DecimalForm.of(decimal, schema);
    }
    if (type instanceof LogicalTypes.BigDecimal) {
      return new BigDecimalForm();
    }
    if (type instanceof LogicalTypes.Duration) {
      return new DurationForm();
    }
    if (type instanceof LogicalTypes.Uuid) {
      return new UuidForm();
    }
    return new PlainBytes();
  }
}
