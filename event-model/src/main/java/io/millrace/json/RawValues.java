package io.millrace.json;

import java.nio.ByteBuffer;
import java.time.DateTimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.specific.SpecificData;

/** What Avro stores for the instants, decimals and the like that generated classes have. */
final class RawValues {
  private static final SpecificData MODEL = model();

  private RawValues() {}

  private static SpecificData model() {
    SpecificData model = new SpecificData();
    model.addLogicalTypeConversion(new Conversions.UUIDConversion());
    model.addLogicalTypeConversion(new Conversions.DecimalConversion());
    model.addLogicalTypeConversion(new Conversions.BigDecimalConversion());
    model.addLogicalTypeConversion(new Conversions.DurationConversion());
    model.addLogicalTypeConversion(new TimeConversions.DateConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimestampMicrosConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimestampNanosConversion());
    model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMillisConversion());
    model.addLogicalTypeConversion(new TimeConversions.LocalTimestampMicrosConversion());
    model.addLogicalTypeConversion(new TimeConversions.LocalTimestampNanosConversion());
    return model;
  }

  /** The number of the branch of a union that a value belongs to, converted or not. */
  static int branch(Schema union, Object value) {
    return MODEL.resolveUnion(union, value);
  }

  /** The value itself when it is not one that Avro converts. */
  static Object of(Schema schema, Object value) {
    LogicalType type = schema.getLogicalType();
    if (type == null || value == null || isRaw(value)) {
      return value;
    }
    Conversion<?> conversion = MODEL.getConversionByClass(value.getClass(), type);
    if (conversion == null) {
      return value;
    }
    try {
      return Conversions.convertToRawType(value, schema, type, conversion);
    } catch (ArithmeticException | DateTimeException e) {
      throw new AvroTypeException("%s is out of range for %s".formatted(value, type.getName()), e);
    }
  }

  /** Of a class that Avro stores as it is: said at once, where all others are looked up. */
  private static boolean isRaw(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || value instanceof ByteBuffer
        || value instanceof CharSequence
        || value instanceof GenericFixed;
  }
}
