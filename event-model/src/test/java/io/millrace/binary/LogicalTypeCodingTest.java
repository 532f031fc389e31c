package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.TimePeriod;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogicalTypeCodingTest {
  private static final GenericData PLAIN = new GenericData();
  private static final GenericData CONVERTING = Coding.converting();
  private static final Schema MONEY = on(Schema.Type.BYTES, LogicalTypes.decimal(30, 4));
  private static final Schema UUID_TEXT = on(Schema.Type.STRING, LogicalTypes.uuid());

  static Stream<Arguments> values() {
    Instant instant = Instant.parse("1969-12-31T23:59:59.987654321Z");
    return Stream.of(
            all(MONEY, decimals()),
            all(fixed(16, LogicalTypes.decimal(30, 4)), decimals()),
            all(UUID_TEXT, new UUID(0x0123456789abcdefL, -2), new UUID(0, 0)),
            all(fixed(16, LogicalTypes.uuid()), new UUID(-1, 1)),
            all(fixed(12, LogicalTypes.duration()), TimePeriod.of(1, 0xFFFFFFFFL, 3)),
            all(
                on(Schema.Type.BYTES, LogicalTypes.bigDecimal()),
                new BigDecimal("-12.3400"),
                new BigDecimal("1e40")),
            all(on(Schema.Type.INT, LogicalTypes.date()), LocalDate.EPOCH, LocalDate.of(1, 2, 3)),
            all(
                on(Schema.Type.INT, LogicalTypes.timeMillis()),
                LocalTime.of(23, 59, 59, 999999999)),
            all(
                on(Schema.Type.LONG, LogicalTypes.timeMicros()),
                LocalTime.of(23, 59, 59, 999999999)),
            all(on(Schema.Type.LONG, LogicalTypes.timestampMillis()), instant, Instant.EPOCH),
            all(on(Schema.Type.LONG, LogicalTypes.timestampMicros()), instant, Instant.EPOCH),
            all(
                on(Schema.Type.LONG, LogicalTypes.timestampNanos()),
                instant,
                Instant.ofEpochSecond(0, Long.MIN_VALUE)),
            all(
                on(Schema.Type.LONG, LogicalTypes.localTimestampMillis()),
                LocalDateTime.of(1900, 1, 1, 0, 0, 0, 123456789)),
            all(
                on(Schema.Type.LONG, LogicalTypes.localTimestampMicros()),
                LocalDateTime.of(1900, 1, 1, 0, 0, 0, 123456789)),
            all(
                on(Schema.Type.LONG, LogicalTypes.localTimestampNanos()),
                LocalDateTime.of(1900, 1, 1, 0, 0, 0, 123456789)))
        .flatMap(stream -> stream);
  }

  private static Object[] decimals() {
    return Stream.of(
            "0",
            "1.5",
            "-1",
            "127e-4",
            "-128e-4",
            "0.0128",
            "-0.0129",
            "922337203685477.5807",
            "-922337203685477.5808",
            "99999999999999.9999",
            "-12345678901234567890123456.7891")
        .map(BigDecimal::new)
        .toArray();
  }

  @ParameterizedTest
  @MethodSource("values")
  void aConvertedValueIsWrittenAndReadAsAvroDoes(Schema schema, Object value) {
    byte[] bytes = Coding.avros(schema, value, CONVERTING);

    assertThat(Coding.ours(schema, value, CONVERTING)).isEqualTo(bytes);
    assertThat(Coding.ours(schema, schema, bytes, CONVERTING))
        .isEqualTo(Coding.avros(schema, schema, bytes, CONVERTING));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aConvertedValueIsWrittenWithoutConversionsToo(Schema schema, Object value) {
    Schema union = Schema.createUnion(Schema.create(Schema.Type.NULL), schema);

    assertThat(Coding.ours(schema, value, PLAIN))
        .isEqualTo(Coding.avros(schema, value, CONVERTING));
    assertThat(Coding.ours(union, value, PLAIN)).isEqualTo(Coding.avros(union, value, CONVERTING));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aRawValueIsWrittenRawAndReadRaw(Schema schema, Object value) {
    byte[] bytes = Coding.avros(schema, value, CONVERTING);
    Object raw = Coding.avros(schema, schema, bytes, PLAIN);

    assertThat(Coding.ours(schema, raw, CONVERTING)).isEqualTo(bytes);
    assertThat(Coding.ours(schema, schema, bytes, PLAIN)).isEqualTo(raw);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23456", "123456789012345678901234567", "1e999999999", "1e-999999999"})
  void aDecimalThatDoesNotFitIsRefused(String value) {
    assertThatThrownBy(() -> Coding.ours(MONEY, new BigDecimal(value), CONVERTING))
        .isInstanceOf(DatumMismatchException.class)
        .hasMessageStartingWith("expected a decimal of 30 digits, 4 of them behind the point");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e-10000000", "1e-2147483647", "-12345e-10000000", "1e10000000"})
  void aDecimalOfManyDigitsIsRefusedBeforeTheyAreMade(String value) {
    BigDecimal decimal = new BigDecimal(value);

    long allocated =
        Allocation.of(
            () ->
                assertThatThrownBy(() -> Coding.ours(MONEY, decimal, CONVERTING))
                    .isInstanceOf(DatumMismatchException.class)
                    .hasMessageContaining("expected a decimal of 30 digits"));

    assertThat(allocated).isLessThan(2 * 1024 * 1024);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0e-10000000", "0e10000000", "0.0"})
  void aZeroOfAnyScaleIsWrittenAsOne(String zero) {
    BigDecimal decimal = new BigDecimal(zero);

    long allocated =
        Allocation.of(
            () -> assertThat(Coding.ours(MONEY, decimal, CONVERTING)).containsExactly(2, 0));

    assertThat(allocated).isLessThan(2 * 1024 * 1024);
  }

  @Test
  void aDecimalTooWideForItsFixedBytesIsRefused() {
    Schema schema = fixed(2, LogicalTypes.decimal(4, 0));

    assertThat(Coding.ours(schema, new BigDecimal(9999), PLAIN)).containsExactly(0x27, 0x0F);
    assertThatThrownBy(
            () -> Coding.ours(fixed(9, LogicalTypes.decimal(21, 0)), new BigDecimal("1e21"), PLAIN))
        .isInstanceOf(DatumMismatchException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "01234567-89ab-cdef-ffff-fffffffffffe",
        "01234567-89AB-CDEF-FFFF-FFFFFFFFFFFE",
        "1-2-3-4-5"
      })
  void aUuidIsReadFromEachTextThatJavaTakes(String text) {
    byte[] bytes = Coding.ours(UUID_TEXT, new Utf8(text), PLAIN);

    assertThat(Coding.ours(UUID_TEXT, UUID_TEXT, bytes, CONVERTING))
        .isEqualTo(UUID.fromString(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdefffffffffffffffffffff",
        "0123456g-89ab-cdef-ffff-fffffffffffe",
        "01234567-89ab-cdef-ffff-fffffffffff\u00e9"
      })
  void aTextThatIsNoUuidIsMalformed(String text) {
    byte[] bytes = Coding.ours(UUID_TEXT, text, PLAIN);

    assertThatThrownBy(() -> Coding.ours(UUID_TEXT, UUID_TEXT, bytes, CONVERTING))
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("a text that is no UUID");
  }

  @Test
  void bytesThatAreNoValueOfTheirTypeAreMalformed() {
    assertMalformed(MONEY, ByteBuffer.allocate(0), "a decimal of no bytes");
    assertMalformed(on(Schema.Type.INT, LogicalTypes.timeMillis()), -1, "-1 is no time-millis");
    assertMalformed(
        on(Schema.Type.LONG, LogicalTypes.timeMicros()), Long.MAX_VALUE, "is no time-micros");
    assertMalformed(
        on(Schema.Type.BYTES, LogicalTypes.bigDecimal()),
        ByteBuffer.wrap(new byte[] {0, 0}),
        "a value that is no big-decimal");
  }

  private static void assertMalformed(Schema schema, Object raw, String message) {
    byte[] bytes = Coding.ours(schema, raw, PLAIN);
    assertThatThrownBy(() -> Coding.ours(schema, schema, bytes, CONVERTING))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aTimeTooFarAwayIsRefused() {
    assertThatThrownBy(
            () ->
                Coding.ours(
                    on(Schema.Type.LONG, LogicalTypes.timestampNanos()), Instant.MAX, CONVERTING))
        .isInstanceOf(DatumMismatchException.class)
        .hasMessage("a java.time.Instant is too far away for timestamp-nanos");
    assertThatThrownBy(
            () -> Coding.ours(on(Schema.Type.INT, LogicalTypes.date()), LocalDate.MAX, CONVERTING))
        .isInstanceOf(DatumMismatchException.class);
  }

  @Test
  void aPromotedNumberIsConvertedToo() {
    Schema written = Schema.create(Schema.Type.INT);
    Schema read = on(Schema.Type.LONG, LogicalTypes.timestampMillis());

    assertThat(Coding.ours(written, read, new byte[] {4}, CONVERTING))
        .isEqualTo(Instant.ofEpochMilli(2));
  }

  @Test
  void theBranchOfAUnionFollowsTheConversion() {
    Schema union =
        Schema.createUnion(
            List.of(
                Schema.create(Schema.Type.STRING),
                on(Schema.Type.LONG, LogicalTypes.timestampMillis()),
                on(Schema.Type.INT, LogicalTypes.date()),
                MONEY));
    for (Object value :
        List.of(
            "a", Instant.EPOCH, LocalDate.EPOCH, BigDecimal.ONE, 5L, 6, ByteBuffer.allocate(1))) {
      assertThat(Coding.ours(union, value, CONVERTING))
          .isEqualTo(Coding.avros(union, value, CONVERTING));
    }
  }

  private static Stream<Arguments> all(Schema schema, Object... values) {
    return Stream.of(values).map(value -> Arguments.of(schema, value));
  }

  private static Schema on(Schema.Type type, LogicalType logical) {
    return logical.addToSchema(Schema.create(type));
  }

  private static Schema fixed(int size, LogicalType logical) {
    return logical.addToSchema(Schema.createFixed("F", null, null, size));
  }
}
