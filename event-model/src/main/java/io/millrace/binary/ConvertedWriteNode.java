package io.millrace.binary;

import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Values of a logical type by way of a conversion; those that no conversion is for as they are. */
final class ConvertedWriteNode extends WriteNode {
  private final Schema schema;
  private final GenericData data;
  private final Conversion<?> preferred;
  private final WriteNode raw;

  /**
   * @param preferred comes before those that the data model has; may be null
   */
  ConvertedWriteNode(Schema schema, GenericData data, Conversion<?> preferred, WriteNode raw) {
    this.schema = schema;
    this.data = data;
    this.preferred = preferred;
    this.raw = raw;
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (datum == null) {
      raw.write(null, out);
      return;
    }
    Conversion<?> conversion =
        preferred != null && preferred.getConvertedType().isInstance(datum)
            ? preferred
            : data.getConversionByClass(datum.getClass(), schema.getLogicalType());
    raw.write(conversion == null ? datum : stored(datum, conversion), out);
  }

  private Object stored(Object datum, Conversion<?> conversion) {
    try {
      return Conversions.convertToRawType(datum, schema, schema.getLogicalType(), conversion);
    } catch (RuntimeException e) {
      // A conversion is foreign code, and throws what it likes for a value that it can't store.
      throw new DatumMismatchException(
          "a %s can't be stored as %s: %s"
              .formatted(
                  datum.getClass().getName(), schema.getLogicalType().getName(), e.getMessage()),
          e);
    }
  }
}
