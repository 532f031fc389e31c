package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** A decimal that carries its scale, which the number's trailing zeros or exponent show. */
record BigDecimalForm() implements BytesForm {
  private static final Schema SCHEMA =
      LogicalTypes.bigDecimal().addToSchema(Schema.create(Schema.Type.BYTES));

  @Override
  public String expected() {
    return "a decimal";
  }

  @Override
  public void write(byte[] bytes, JsonGenerator out) throws IOException {
    DecimalText.write(decimal(bytes).toString(), out);
  }

  private static BigDecimal decimal(byte[] bytes) {
    try {
      return new Conversions.BigDecimalConversion()
          .fromBytes(ByteBuffer.wrap(bytes), SCHEMA, SCHEMA.getLogicalType());
    } catch (RuntimeException e) {
      // Avro throws it bare, around what went wrong on reading the parts.
      throw new AvroTypeException("%d bytes are no big-decimal".formatted(bytes.length), e);
    }
  }

  @Override
  public byte[] read(JsonValue value, JsonPath path) {
    ByteBuffer buffer =
        new Conversions.BigDecimalConversion()
            .toBytes(DecimalText.read(value, path, this), SCHEMA, SCHEMA.getLogicalType());
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }
}
