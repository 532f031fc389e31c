package io.millrace.binary;

import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;

/** Values of a logical type by way of a conversion. */
final class ConvertedReadNode extends ReadNode {
  private final ReadNode stored;
  private final Schema schema;
  private final Conversion<?> conversion;

  ConvertedReadNode(ReadNode stored, Schema schema, Conversion<?> conversion) {
    this.stored = stored;
    this.schema = schema;
    this.conversion = conversion;
  }

  @Override
  Object read(ByteInput in) {
    Object value = stored.read(in);
    try {
      return Conversions.convertToLogicalType(value, schema, schema.getLogicalType(), conversion);
    } catch (RuntimeException e) {
      // A conversion is foreign code, and throws what it likes for a value that it can't convert.
      throw new MalformedDataException(
          "a value that is no %s: %s".formatted(schema.getLogicalType().getName(), e.getMessage()),
          e);
    }
  }
}
