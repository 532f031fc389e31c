package io.millrace.json;

import static io.millrace.json.JsonText.read;
import static io.millrace.json.JsonText.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.millrace.example.OrderEvent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AvroJsonReadTest {
  private static final Schema ORDER = OrderEvent.getClassSchema();
  private static final Schema POINT =
      SchemaBuilder.record("io.x.Point")
          .fields()
          .requiredInt("x")
          .name("label")
          .type()
          .stringType()
          .stringDefault("none")
          .name("tags")
          .type()
          .array()
          .items()
          .stringType()
          .arrayDefault(List.of())
          .endRecord();

  private static String order(String line) {
    return """
        {"eventId":"9b2f1f0c-1111-4222-8333-000000000001","orderId":"O-1",\
        "occurredAt":"2016-11-08T00:00:00Z","kind":{"OrderPlaced":{"customerId":"C-1",\
        "shipMode":"First Class","shipTo":{"country":"Austria","city":"Graz","state":null,\
        "postalCode":"8010","region":null},"lines":[%s],"attributes":{"a b":"c"}}}}"""
        .formatted(line);
  }

  private static final String LINE =
      """
      {"productId":"P-1","productName":"Pen","category":"Office","subCategory":"Pens",\
      "quantity":3,"sales":2396.2656,"discount":0.45,"profit":-383.0310}""";

  @Test
  void anEventOfNestedRecordsIsReadAsAPlainGenericRecord() throws IOException {
    GenericRecord event = (GenericRecord) read(ORDER, order(LINE));

    assertThat(event.get("occurredAt")).isEqualTo(1478563200000L);
    assertThat(write(ORDER, event))
        .isEqualTo(
            order(LINE)
                .replace("OrderPlaced", "io.millrace.example.OrderPlaced")
                .replace("0.45", "0.4500"));
  }

  @Test
  void aMissingFieldWithoutDefaultIsRefusedWithItsPath() {
    refuses(ORDER, order(LINE + "," + LINE.replace("\"sales\":2396.2656,", "")))
        .hasMessage(
            "$.kind.OrderPlaced.lines[1].sales: missing; expected decimal, and the schema has no"
                + " default");
  }

  @Test
  void anUnknownFieldIsRefusedWithItsPathAndTheNearestKnownName() {
    refuses(ORDER, order(LINE.replace("sales", "saels")))
        .hasMessage(
            "$.kind.OrderPlaced.lines[0].saels: record io.millrace.example.OrderLine has no such"
                + " field; did you mean sales?");
  }

  @Test
  void anUnknownFieldThatResemblesNoneGetsNoHint() {
    refuses(POINT, "{\"x\":1,\"altitude\":3}")
        .hasMessage("$.altitude: record io.x.Point has no such field");
  }

  @Test
  void aValueOfTheWrongTypeIsRefusedWithWhatWasFoundAndWhatIsExpected() {
    refuses(ORDER, order(LINE.replace("\"quantity\":3", "\"quantity\":\"three\"")))
        .hasMessage(
            "$.kind.OrderPlaced.lines[0].quantity: expected an int (32 bits), found the text"
                + " \"three\"");
    refuses(ORDER, order(LINE).replace("{\"a b\":\"c\"}", "{\"a b\":[]}"))
        .hasMessage("$.kind.OrderPlaced.attributes[\"a b\"]: expected a string, found an array");
    refuses(POINT, "[1]").hasMessage("$: expected record io.x.Point, found an array");
  }

  @Test
  void theExceptionKnowsThePath() {
    assertThatThrownBy(() -> read(POINT, "{\"x\":1,\"tags\":[\"a\",null]}"))
        .isInstanceOfSatisfying(
            AvroJsonException.class, e -> assertThat(e.path()).isEqualTo("$.tags[1]"))
        .isInstanceOf(AvroRuntimeException.class);
  }

  @Test
  void aMissingFieldTakesItsDefaultAndNoTwoRecordsShareIt() throws IOException {
    GenericRecord first = (GenericRecord) read(POINT, "{\"x\":1}");
    GenericRecord second = (GenericRecord) read(POINT, "{\"x\":2}");
    ((List<?>) first.get("tags")).add(null);

    assertThat(first.get("label")).isEqualTo(new Utf8("none"));
    assertThat((List<?>) second.get("tags")).isEmpty();
  }

  @Test
  void nullWhereTheSchemaHasNoneIsRefusedThoughTheFieldHasADefault() {
    refuses(POINT, "{\"x\":1,\"label\":null}").hasMessage("$.label: expected a string, found null");
  }

  @Test
  void aFieldGivenTwiceIsRefused() {
    refuses(POINT, "{\"x\":1,\"x\":1}").hasMessage("$.x: given twice");
  }

  @ParameterizedTest
  @CsvSource({
    "int, 2147483648",
    "int, 1.5",
    "int, true",
    "long, 9223372036854775808",
    "long, 1e999999999",
    "long, '\"1\"'",
    "float, 1e39",
    "double, -1e309",
    "double, '\"nan\"'",
    "boolean, '\"true\"'",
    "string, 1",
    "null, false",
    "bytes, '\"\u0100\"'"
  })
  void aNumberThatWouldLoseDigitsOrAWrongTypeIsRefused(String type, String json) {
    refuses(Schema.create(Schema.Type.valueOf(type.toUpperCase(Locale.ROOT))), json)
        .hasMessageStartingWith("$: ");
  }

  @Test
  void aWholeNumberMayHaveAPointOrAnExponent() throws IOException {
    assertThat(read(Schema.create(Schema.Type.LONG), "5.0")).isEqualTo(5L);
    assertThat(read(Schema.create(Schema.Type.INT), "1e3")).isEqualTo(1000);
  }

  @Test
  void aFloatAndADoubleKeepMinusZeroAndNaN() throws IOException {
    assertThat(read(Schema.create(Schema.Type.DOUBLE), "-0.0")).isEqualTo(-0.0);
    assertThat(read(Schema.create(Schema.Type.FLOAT), "\"NaN\"")).isEqualTo(Float.NaN);
    assertThat(read(Schema.create(Schema.Type.FLOAT), "0.1")).isEqualTo(0.1f);
  }

  @Test
  void aFixedOfAnotherSizeIsRefused() {
    refuses(SchemaBuilder.fixed("io.x.Two").size(2), "\"abc\"")
        .hasMessage("$: fixed io.x.Two has 2 bytes, found 3");
  }

  @Test
  void anUnknownSymbolIsRefusedWithTheNearestKnownOne() throws IOException {
    Schema colour = SchemaBuilder.enumeration("io.x.Colour").symbols("RED", "GREEN");

    assertThat(read(colour, "\"RED\"")).isEqualTo(new GenericData.EnumSymbol(colour, "RED"));
    refuses(colour, "\"GREN\"")
        .hasMessage(
            "$: enum io.x.Colour has no such symbol: the text \"GREN\"; did you mean GREEN?");
  }

  @Test
  void stringsAreUtf8UnlessTheSchemaAsksForJavaStrings() throws IOException {
    Schema string = Schema.create(Schema.Type.STRING);
    Schema map = Schema.createMap(string);
    GenericData.setStringType(map, GenericData.StringType.String);

    assertThat(read(string, "\"a\"")).isEqualTo(new Utf8("a"));
    assertThat(read(map, "{\"\":\"b\"}")).isEqualTo(Map.of("", new Utf8("b")));
  }

  @Test
  void bytesAreReadWithOneCharacterAByte() throws IOException {
    assertThat(read(Schema.create(Schema.Type.BYTES), "\"\\u0000A\\u00ff\""))
        .isEqualTo(ByteBuffer.wrap(new byte[] {0, 65, (byte) 0xFF}));
  }

  @Test
  void severalValuesOfOneParserAreReadOneAfterTheOther() throws IOException {
    Schema ints = Schema.createArray(Schema.create(Schema.Type.INT));
    try (JsonParser parser = new JsonFactory().createParser("[1] [2,3]")) {
      assertThat(AvroJson.read(ints, parser)).isEqualTo(List.of(1));
      assertThat(AvroJson.read(ints, parser)).isEqualTo(List.of(2, 3));
      assertThatThrownBy(() -> AvroJson.read(ints, parser))
          .isInstanceOf(AvroJsonException.class)
          .hasMessage("$: expected a value, found the end of the input");
    }
  }

  @Test
  void whatDoesNotFitIsToldBeforeTheTextBehindItIsLookedAt() {
    assertThatThrownBy(() -> read(Schema.create(Schema.Type.INT), "{\"x\":"))
        .isInstanceOf(AvroJsonException.class)
        .hasMessage("$: expected an int (32 bits), found an object");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1", "[", "[1,]", "nul"})
  void textThatIsNoJsonIsTheParsersFailure(String json) {
    assertThatThrownBy(() -> read(Schema.createArray(Schema.create(Schema.Type.INT)), json))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void aMessageStaysOnOneShortLineWhateverTheInput() {
    String found = "\n".repeat(1000);

    assertThatThrownBy(
            () -> read(Schema.create(Schema.Type.INT), "\"" + found.replace("\n", "\\n") + "\""))
        .hasMessageNotContaining("\n")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refuses(
      Schema schema, String json) {
    return assertThatThrownBy(() -> read(schema, json)).isInstanceOf(AvroJsonException.class);
  }
}
