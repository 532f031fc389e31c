package io.millrace.serde;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.TimePeriod;
import org.apache.avro.util.Utf8;

/** Values of every logical type of Avro's. */
final class LogicalKinds {
  private static final String DECIMAL = "'logicalType':'decimal','precision':12,'scale':3}";
  private static final BigDecimal AMOUNT = new BigDecimal("-1234.567");
  private static final byte[] UNSCALED = BigInteger.valueOf(-1_234_567).toByteArray();
  private static final LocalDateTime LOCAL = LocalDateTime.parse("2016-11-08T01:02:03.004");
  private static final Instant AT = Instant.parse("2016-11-08T01:02:03.004Z");
  private static final long MILLIS = 1_478_566_923_004L;
  private static final UUID ID = UUID.fromString("9b2f1f0c-1111-4222-8333-000000000001");

  private LogicalKinds() {}

  /** Those that both sides convert. */
  static List<LogicalKind> converted() {
    Schema fixed = OneField.parse("{'type':'fixed','name':'Money','size':6," + DECIMAL);
    Schema uuid = OneField.parse("{'type':'fixed','name':'Id','size':16,'logicalType':'uuid'}");
    return List.of(
        kind("decimal in bytes", "{'type':'bytes'," + DECIMAL, ByteBuffer.wrap(UNSCALED), AMOUNT),
        new LogicalKind(
            "decimal in fixed",
            fixed,
            new GenericData.Fixed(fixed, new byte[] {-1, -1, -1, -19, 41, 121}),
            AMOUNT),
        kind("date", typed("int", "date"), -1, LocalDate.parse("1969-12-31")),
        kind(
            "time in ms", typed("int", "time-millis"), 3_723_004, LocalTime.of(1, 2, 3, 4_000_000)),
        kind(
            "time in µs",
            typed("long", "time-micros"),
            3_723_000_004L,
            LocalTime.of(1, 2, 3, 4_000)),
        kind("timestamp in ms", typed("long", "timestamp-millis"), MILLIS, AT),
        kind(
            "timestamp in µs",
            typed("long", "timestamp-micros"),
            MILLIS * 1_000 + 5,
            AT.plusNanos(5_000)),
        kind("local timestamp in ms", typed("long", "local-timestamp-millis"), MILLIS, LOCAL),
        kind(
            "local timestamp in µs",
            typed("long", "local-timestamp-micros"),
            MILLIS * 1_000 + 5,
            LOCAL.plusNanos(5_000)),
        kind("uuid in a string", typed("string", "uuid"), new Utf8(ID.toString()), ID),
        new LogicalKind(
            "uuid in fixed",
            uuid,
            new GenericData.Fixed(
                uuid,
                ByteBuffer.allocate(16)
                    .putLong(ID.getMostSignificantBits())
                    .putLong(ID.getLeastSignificantBits())
                    .array()),
            ID),
        kind("date of a union", union(), 1, LocalDate.parse("1970-01-02")),
        kind("decimal of a union", union(), ByteBuffer.wrap(UNSCALED), AMOUNT),
        kind("null beside logical types", union(), null, null),
        kind(
            "array of dates",
            "{'type':'array','items':%s}".formatted(typed("int", "date")),
            List.of(0, 1),
            List.of(LocalDate.parse("1970-01-01"), LocalDate.parse("1970-01-02"))),
        kind(
            "map of timestamps",
            "{'type':'map','values':%s}".formatted(typed("long", "timestamp-millis")),
            Map.of(new Utf8("k"), MILLIS),
            Map.of(new Utf8("k"), AT)));
  }

  /** Those that ours converts, and Confluent's 7.7.0 leaves as they are. */
  static List<LogicalKind> convertedByOurs() {
    Schema duration =
        OneField.parse("{'type':'fixed','name':'Span','size':12,'logicalType':'duration'}");
    Schema number = OneField.parse(typed("bytes", "big-decimal"));
    return List.of(
        kind(
            "timestamp in ns",
            typed("long", "timestamp-nanos"),
            MILLIS * 1_000_000 + 7,
            AT.plusNanos(7)),
        kind(
            "local timestamp in ns",
            typed("long", "local-timestamp-nanos"),
            MILLIS * 1_000_000 + 7,
            LOCAL.plusNanos(7)),
        new LogicalKind(
            "duration",
            duration,
            new GenericData.Fixed(duration, new byte[] {1, 0, 0, 0, 2, 0, 0, 0, -72, 11, 0, 0}),
            TimePeriod.of(1, 2, 3_000)),
        new LogicalKind(
            "big decimal",
            number,
            new Conversions.BigDecimalConversion().toBytes(AMOUNT, number, number.getLogicalType()),
            AMOUNT));
  }

  private static String union() {
    return "['null',%s,{'type':'bytes',%s]".formatted(typed("int", "date"), DECIMAL);
  }

  private static String typed(String type, String logical) {
    return "{'type':'%s','logicalType':'%s'}".formatted(type, logical);
  }

  private static LogicalKind kind(String name, String schema, Object raw, Object converted) {
    return new LogicalKind(name, OneField.parse(schema), raw, converted);
  }
}
