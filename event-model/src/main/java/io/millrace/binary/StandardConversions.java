package io.millrace.binary;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;

/** Avro's own conversions of logical types: what they do, nodes of ours do faster. */
public final class StandardConversions {
  private static final Map<String, Conversion<?>> BY_NAME =
      Stream.of(
              new Conversions.UUIDConversion(),
              new Conversions.DecimalConversion(),
              new Conversions.BigDecimalConversion(),
              new Conversions.DurationConversion(),
              new TimeConversions.DateConversion(),
              new TimeConversions.TimeMillisConversion(),
              new TimeConversions.TimeMicrosConversion(),
              new TimeConversions.TimestampMillisConversion(),
              new TimeConversions.TimestampMicrosConversion(),
              new TimeConversions.TimestampNanosConversion(),
              new TimeConversions.LocalTimestampMillisConversion(),
              new TimeConversions.LocalTimestampMicrosConversion(),
              new TimeConversions.LocalTimestampNanosConversion())
          .collect(Collectors.toMap(Conversion::getLogicalTypeName, Function.identity()));

  private StandardConversions() {}

  /** Null for a logical type that Avro has no conversion of. */
  public static Conversion<?> of(LogicalType type) {
    return BY_NAME.get(type.getName());
  }

  /** Whether it is none, or one that does what Avro's does. */
  static boolean isStandard(Conversion<?> conversion) {
    if (conversion == null) {
      return true;
    }
    Conversion<?> standard = BY_NAME.get(conversion.getLogicalTypeName());
    return standard != null && standard.getClass() == conversion.getClass();
  }

  /** The first branch of a union whose converted values are of the datum's class; else -1. */
  static int branch(Schema union, Object datum) {
    List<Schema> branches = union.getTypes();
    for (int i = 0; i < branches.size(); i++) {
      LogicalType type = branches.get(i).getLogicalType();
      Conversion<?> conversion = type == null ? null : of(type);
      if (conversion != null && conversion.getConvertedType() == datum.getClass()) {
        return i;
      }
    }
    return -1;
  }
}
