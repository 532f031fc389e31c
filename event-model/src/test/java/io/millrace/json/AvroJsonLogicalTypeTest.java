package io.millrace.json;

import static io.millrace.json.JsonText.read;
import static io.millrace.json.JsonText.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.UUID;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.TimePeriod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroJsonLogicalTypeTest {
  private static final Schema PRICE = decimal(6, 2);
  private static final Schema BIG =
      LogicalTypes.bigDecimal().addToSchema(Schema.create(Schema.Type.BYTES));
  private static final Schema DURATION =
      LogicalTypes.duration().addToSchema(Schema.createFixed("D", null, null, 12));
  private static final UUID ID = UUID.fromString("9b2f1f0c-1111-4222-8333-000000000001");

  private static Schema of(String type, String logical) {
    return new Schema.Parser()
        .parse("{\"type\":\"%s\",\"logicalType\":\"%s\"}".formatted(type, logical));
  }

  private static Schema decimal(int precision, int scale) {
    return LogicalTypes.decimal(precision, scale).addToSchema(Schema.create(Schema.Type.BYTES));
  }

  @ParameterizedTest
  @CsvSource({
    "int, date, 17113, 2016-11-08",
    "int, date, -2147483648, -5877641-06-23",
    "int, time-millis, 45005123, 12:30:05.123",
    "long, time-micros, 45005123456, 12:30:05.123456",
    "long, timestamp-millis, -1, 1969-12-31T23:59:59.999Z",
    "long, timestamp-millis, -9223372036854775808, -292275055-05-16T16:47:04.192Z",
    "long, timestamp-micros, 1, 1970-01-01T00:00:00.000001Z",
    "long, timestamp-nanos, -9223372036854775808, 1677-09-21T00:12:43.145224192Z",
    "long, local-timestamp-millis, 0, 1970-01-01T00:00",
    "long, local-timestamp-micros, -1, 1969-12-31T23:59:59.999999",
    "long, local-timestamp-nanos, 9223372036854775807, 2262-04-11T23:47:16.854775807"
  })
  void aTimeIsIsoTextAndItsNumberIsTakenToo(String type, String logical, long raw, String text)
      throws IOException {
    Schema schema = of(type, logical);
    Object value = type.equals("int") ? (Object) (int) raw : (Object) raw;

    assertThat(write(schema, value)).isEqualTo("\"" + text + "\"");
    assertThat(read(schema, "\"" + text + "\"")).isEqualTo(value);
    assertThat(read(schema, String.valueOf(raw))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "int, date, 2016-02-30",
    "int, date, +9999999-01-01",
    "int, time-millis, 12:00:00.0001",
    "int, time-millis, 25:00",
    "long, timestamp-millis, 2016-11-08",
    "long, timestamp-millis, 2016-11-08T00:00:00",
    "long, timestamp-micros, 2016-11-08T00:00:00.0000001Z",
    "long, timestamp-nanos, 2263-01-01T00:00:00Z",
    "long, timestamp-nanos, 1677-09-21T00:12:43.145224191Z",
    "long, local-timestamp-millis, 2016-11-08T00:00:00Z"
  })
  void aTextThatIsNoSuchTimeOrHasFinerDigitsIsRefused(String type, String logical, String text) {
    assertThatThrownBy(() -> read(of(type, logical), "\"" + text + "\""))
        .isInstanceOf(AvroJsonException.class)
        .hasMessageStartingWith("$: expected " + logical + " (such as ")
        .hasMessageEndingWith(", found the text \"" + text + "\"");
  }

  @Test
  void aTimestampMayHaveAnOffset() throws IOException {
    assertThat(read(of("long", "timestamp-millis"), "\"1970-01-01T02:00:01+02:00\""))
        .isEqualTo(1000L);
  }

  @Test
  void aTimeOutOfTheDayKeepsItsNumber() throws IOException {
    Schema schema = of("int", "time-millis");

    assertThat(write(schema, 86_400_000)).isEqualTo("86400000");
    assertThat(write(schema, -1)).isEqualTo("-1");
    assertThat(read(schema, "-1")).isEqualTo(-1);
  }

  @Test
  void convertedTimesAreWrittenAsAvroStoresThem() throws IOException {
    assertThat(write(of("int", "date"), LocalDate.of(2016, 11, 8))).isEqualTo("\"2016-11-08\"");
    assertThat(write(of("int", "time-millis"), LocalTime.of(12, 30))).isEqualTo("\"12:30\"");
    assertThat(write(of("long", "timestamp-millis"), Instant.parse("2016-11-08T00:00:00.0019Z")))
        .isEqualTo("\"2016-11-08T00:00:00.001Z\"");
    assertThat(write(of("long", "local-timestamp-nanos"), LocalDateTime.of(2016, 11, 8, 1, 2)))
        .isEqualTo("\"2016-11-08T01:02\"");
  }

  @Test
  void aConvertedTimeOutOfRangeDoesNotFit() {
    assertThatThrownBy(() -> write(of("long", "timestamp-nanos"), Instant.MAX))
        .isInstanceOf(AvroTypeException.class)
        .hasMessageContaining("out of range for timestamp-nanos");
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.50", "12.5", "1250e-2", "\"12.5\"", "12.500000"})
  void aDecimalIsTakenAsNumberOrTextWhenNoDigitIsLost(String json) throws IOException {
    assertThat(read(PRICE, json)).isEqualTo(ByteBuffer.wrap(new byte[] {0x04, (byte) 0xE2}));
    assertThat(write(PRICE, read(PRICE, json))).isEqualTo("12.50");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.001",
        "12.345",
        "10000",
        "1e999999999",
        "1e-999999999",
        "\"1e99999999999\"",
        "\"x\"",
        "null"
      })
  void aDecimalThatWouldLoseDigitsIsRefused(String json) {
    assertThatThrownBy(() -> read(PRICE, json))
        .isInstanceOf(AvroJsonException.class)
        .hasMessageStartingWith("$: expected a decimal of 6 digits, 2 of them behind the point");
  }

  @Test
  void aDecimalTooLongForParsersIsText() throws IOException {
    Schema schema = decimal(2000, 1999);
    ByteBuffer tiny = ByteBuffer.wrap(new byte[] {-1});

    assertThat(write(schema, tiny)).startsWith("\"-0.000").endsWith("1\"");
    assertThat(read(schema, write(schema, tiny))).isEqualTo(tiny);
  }

  @Test
  void aFixedDecimalIsPaddedWithItsSign() throws IOException {
    Schema schema = LogicalTypes.decimal(6, 2).addToSchema(Schema.createFixed("F", null, null, 4));

    assertThat(read(schema, "-0.01"))
        .isEqualTo(new GenericData.Fixed(schema, new byte[] {-1, -1, -1, -1}));
    assertThat(write(schema, read(schema, "-0.01"))).isEqualTo("-0.01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.500", "0E-7", "1E+3000", "-12345678901234567890.0"})
  void aBigDecimalKeepsItsScale(String number) throws IOException {
    String json = write(BIG, new BigDecimal(number));

    assertThat(json).isEqualTo(number);
    assertThat(write(BIG, read(BIG, json))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void bytesThatAreNoBigDecimalDoNotFit(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 0x7F);
    assertThatThrownBy(() -> write(BIG, ByteBuffer.wrap(bytes)))
        .isInstanceOf(AvroRuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE})
  void aBigDecimalKeepsAnExtremeScale(int scale) throws IOException {
    BigDecimal number = new BigDecimal(BigInteger.valueOf(-12345), scale);
    String json = write(BIG, number);

    assertThat(write(BIG, read(BIG, json))).isEqualTo(json);
  }

  @Test
  void aUuidIsTextOnStringAndOnFixed() throws IOException {
    Schema text = of("string", "uuid");
    Schema fixed = LogicalTypes.uuid().addToSchema(Schema.createFixed("U", null, null, 16));

    assertThat(write(text, ID)).isEqualTo("\"" + ID + "\"");
    assertThat(write(fixed, ID)).isEqualTo("\"" + ID + "\"");
    assertThat(write(fixed, read(fixed, "\"" + ID + "\""))).isEqualTo("\"" + ID + "\"");
    assertThat(read(text, "\"" + ID + "\"")).hasToString(ID.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1-1-1-1", "9b2f1f0c111142228333000000000001", ""})
  void aTextThatIsNoUuidIsRefused(String json) {
    assertThatThrownBy(() -> read(of("string", "uuid"), "\"" + json + "\""))
        .isInstanceOf(AvroJsonException.class)
        .hasMessageStartingWith("$: expected a uuid (such as ");
  }

  @Test
  void aDurationIsIsoTextWithItsThreeCounts() throws IOException {
    String most = "\"P4294967295M4294967295DT4294967.295S\"";

    assertThat(write(DURATION, TimePeriod.of(14, 3, 250))).isEqualTo("\"P14M3DT0.250S\"");
    assertThat(write(DURATION, read(DURATION, most))).isEqualTo(most);
  }

  @ParameterizedTest
  @CsvSource({
    "P1Y2M, P14M0DT0.000S",
    "P1W1D, P0M8DT0.000S",
    "PT1H1M1S, P0M0DT3661.000S",
    "P0D, P0M0DT0.000S"
  })
  void aDurationMayHaveYearsWeeksHoursAndMinutes(String given, String written) throws IOException {
    assertThat(write(DURATION, read(DURATION, "\"" + given + "\"")))
        .isEqualTo("\"" + written + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "P1DT", "-P1D", "PT0.0001S", "P4294967296D", "1 day"})
  void aTextThatIsNoDurationIsRefused(String json) {
    assertThatThrownBy(() -> read(DURATION, "\"" + json + "\""))
        .isInstanceOf(AvroJsonException.class)
        .hasMessageStartingWith("$: expected a duration (such as ");
  }

  @Test
  void aValueOfAnotherTypeDoesNotFit() {
    assertThatThrownBy(() -> write(of("int", "date"), "2016-11-08"))
        .isInstanceOf(AvroTypeException.class)
        .hasMessage("a java.lang.String doesn't fit date");
    assertThatThrownBy(() -> write(Schema.create(Schema.Type.LONG), null))
        .isInstanceOf(AvroTypeException.class)
        .hasMessage("null doesn't fit long");
  }
}
