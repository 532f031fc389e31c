package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.millrace.producer.input.Input;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class QueryRowsTest {
  private static final String UUID_TEXT = "9b2f1f0c-1111-4222-8333-000000000001";

  static Stream<Arguments> cells() {
    return Stream.of(
        arguments("\"int\"", 5, "5"),
        arguments("\"int\"", new BigDecimal("5.00"), "5"),
        arguments("\"long\"", Short.MIN_VALUE, "-32768"),
        arguments("\"float\"", 0.1f, "0.1"),
        arguments("\"double\"", new BigDecimal("0.1"), "0.1"),
        arguments("\"boolean\"", true, "true"),
        arguments("\"string\"", "", "\"\""),
        arguments("\"string\"", new BigDecimal("1E+3"), "\"1000\""),
        arguments("\"string\"", UUID.fromString(UUID_TEXT), "\"" + UUID_TEXT + "\""),
        arguments("\"bytes\"", new byte[] {0, -1}, "\"\\u0000ÿ\""),
        arguments(decimal(), new BigInteger("7"), "7.00"),
        arguments(decimal(), new BigDecimal("12.3"), "12.30"),
        arguments(decimal(), 12.3, "12.30"),
        arguments(logical("int", "date"), LocalDate.of(2016, 11, 8), "\"2016-11-08\""),
        arguments(logical("int", "date"), 1, "\"1970-01-02\""),
        arguments(logical("long", "time-micros"), LocalTime.of(12, 30), "\"12:30\""),
        arguments(
            logical("long", "timestamp-millis"),
            OffsetDateTime.parse("2016-11-08T12:00+02:00"),
            "\"2016-11-08T10:00:00Z\""),
        arguments(logical("long", "timestamp-micros"), Instant.EPOCH, "\"1970-01-01T00:00:00Z\""),
        arguments(
            logical("long", "timestamp-millis"),
            LocalDateTime.parse("2016-11-08T12:00"),
            "\"2016-11-08T12:00:00Z\""),
        arguments(
            logical("long", "local-timestamp-millis"),
            LocalDateTime.parse("2016-11-08T12:00"),
            "\"2016-11-08T12:00\""),
        arguments(logical("string", "uuid"), UUID.fromString(UUID_TEXT), "\"" + UUID_TEXT + "\""),
        arguments(
            "{\"type\":\"array\",\"items\":[\"null\",\"int\"]}",
            Arrays.asList(1, null),
            "[1,null]"),
        arguments("[\"null\",\"int\"]", null, "null"),
        arguments("[\"null\",\"int\",\"boolean\"]", true, "{\"boolean\":true}"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aCellOfAQueryBecomesAValue(String type, Object cell, String json) {
    Schema schema = Mapped.of(type);
    TestRows rows = TestRows.query(List.of("v"), Arrays.asList(cell));

    List<Input> inputs = Mapped.inputs(Mapped.source(rows, Mapped.plain(), schema));

    assertThat(Mapped.refusals(inputs)).isEmpty();
    byte[] value = ((Input.Ready) inputs.get(0)).records().get(0).value();
    assertThat(TestTarget.json(schema, value)).isEqualTo("{\"v\":" + json + "}");
  }

  static Stream<Arguments> misfits() {
    return Stream.of(
        arguments("\"int\"", new BigDecimal("5.5"), "5.5 is no whole number"),
        arguments("\"int\"", null, "it is empty"),
        arguments("\"int\"", true, "true is no whole number"),
        arguments(
            "\"int\"", new BigDecimal("1E+999999999"), "1E+999999999 doesn't fit into 64 bits"),
        arguments("\"boolean\"", 1, "1 is neither true nor false"),
        arguments(decimal(), 0.1 + 0.2, "0.30000000000000004 has more than 2 decimals"),
        arguments(
            logical("int", "date"),
            Instant.EPOCH,
            "\"1970-01-01T00:00:00Z\" is no date but a time"),
        arguments("{\"type\":\"array\",\"items\":\"int\"}", Arrays.asList(1, null), "it is empty"),
        arguments("{\"type\":\"map\",\"values\":\"int\"}", 1, "1 can't become a map of int"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void aCellThatDoesNotFitIsRefused(String type, Object cell, String reason) {
    TestRows rows = TestRows.query(List.of("v"), Arrays.asList(cell));

    List<Input> inputs = Mapped.inputs(Mapped.source(rows, Mapped.plain(), Mapped.of(type)));

    assertThat(Mapped.refusals(inputs)).hasSize(1).first().asString().endsWith(": " + reason);
    assertThat(((Input.Refused) inputs.get(0)).raw()).isEmpty();
  }

  private static String logical(String type, String logicalType) {
    return "{\"type\":\"%s\",\"logicalType\":\"%s\"}".formatted(type, logicalType);
  }

  private static String decimal() {
    return "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":6,\"scale\":2}";
  }
}
