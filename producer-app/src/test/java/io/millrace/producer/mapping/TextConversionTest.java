package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.producer.input.Input;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextConversionTest {
  private static final String DECIMAL =
      "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":6,\"scale\":2}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"int\" | -42 | -42",
        "\"long\" | 9223372036854775807 | 9223372036854775807",
        "\"long\" | 1e3 | 1000",
        "\"float\" | 0.1 | 0.1",
        "\"double\" | -.5e2 | -50.0",
        "\"double\" | NaN | \"NaN\"",
        "\"double\" | -Infinity | \"-Infinity\"",
        "\"boolean\" | TRUE | true",
        "\"boolean\" | f | false",
        "\"string\" | größer | \"größer\"",
        "\"bytes\" | AP8= | \"\\u0000ÿ\"",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":2} | AP8= | \"\\u0000ÿ\"",
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"RED\"]} | RED | \"RED\"",
        DECIMAL + " | 12.3 | 12.30",
        DECIMAL + " | 1e3 | 1000.00",
        DECIMAL + " | -12.3400 | -12.34",
        DECIMAL + " | 0e999999999 | 0.00",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":8,\"logicalType\":\"decimal\",\"precision\":6} | -7 | -7",
        "{\"type\":\"bytes\",\"logicalType\":\"big-decimal\"} | 1.10 | 1.10",
        "{\"type\":\"int\",\"logicalType\":\"date\"} | 2016-11-08 | \"2016-11-08\"",
        "{\"type\":\"int\",\"logicalType\":\"time-millis\"} | 12:30:05.123 | \"12:30:05.123\"",
        "{\"type\":\"long\",\"logicalType\":\"time-micros\"} | 12:30 | \"12:30\"",
        "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | 2016-11-08 | \"2016-11-08T00:00:00Z\"",
        "{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"} | 2016-11-08T12:30:05.123456+02:00 | \"2016-11-08T10:30:05.123456Z\"",
        "{\"type\":\"long\",\"logicalType\":\"timestamp-nanos\"} | 2016-11-08 12:30:05+02 | \"2016-11-08T10:30:05Z\"",
        "{\"type\":\"long\",\"logicalType\":\"local-timestamp-millis\"} | 2016-11-08T12:30 | \"2016-11-08T12:30\"",
        "{\"type\":\"string\",\"logicalType\":\"uuid\"} | 9b2f1f0c-1111-4222-8333-000000000001 | \"9b2f1f0c-1111-4222-8333-000000000001\"",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":16,\"logicalType\":\"uuid\"} | 9b2f1f0c-1111-4222-8333-000000000001 | \"9b2f1f0c-1111-4222-8333-000000000001\"",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":12,\"logicalType\":\"duration\"} | P14M3DT0.250S | \"P14M3DT0.250S\"",
        "[\"null\",\"int\"] | 5 | 5",
        "[\"null\",\"int\"] | '' | null",
        "[\"null\",\"int\",\"boolean\"] | 5 | {\"int\":5}",
        "{\"type\":\"array\",\"items\":\"int\"} | [1, 2] | [1,2]",
        "{\"type\":\"map\",\"values\":\"int\"} | {\"a\": 1} | {\"a\":1}",
      })
  void aTextBecomesAValue(String type, String text, String json) {
    Schema schema = Mapped.of(type);

    List<String> values = Mapped.values(Mapped.source(rows(text), Mapped.plain(), schema), schema);

    assertThat(values).containsExactly("{\"v\":" + json + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"int\" | x | \"x\" is no whole number",
        "\"int\" | 1.5 | \"1.5\" is no whole number",
        "\"int\" | 2147483648 | 2147483648 doesn't fit into 32 bits",
        "\"int\" | '' | it is empty",
        "\"long\" | 9223372036854775808 | \"9223372036854775808\" doesn't fit into 64 bits",
        "\"long\" | 1e999999999 | \"1e999999999\" doesn't fit into 64 bits",
        "\"long\" | 0x10 | \"0x10\" is no whole number",
        "\"float\" | 1e39 | \"1e39\" is beyond what a float keeps",
        "\"double\" | 1d | \"1d\" is no number",
        "\"boolean\" | maybe | \"maybe\" is neither true nor false",
        "\"string\" | '' | it is empty",
        "\"bytes\" | ? | \"?\" is no Base64",
        "{\"type\":\"fixed\",\"name\":\"F\",\"size\":3} | AP8= | it has 2 bytes, not the 3 of F",
        "{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"RED\"]} | red | \"red\" is no symbol of E; did you mean RED?",
        DECIMAL + " | x | \"x\" is no plain number",
        DECIMAL + " | 12.345 | \"12.345\" has more than 2 decimals",
        DECIMAL + " | 12345 | \"12345\" has more than 4 digits before the point",
        DECIMAL + " | 1e999999999 | \"1e999999999\" has more than 4 digits before the point",
        DECIMAL + " | 1e-999999999 | \"1e-999999999\" has more than 2 decimals",
        DECIMAL + " | 1e99999999999 | \"1e99999999999\" is no plain number",
        "{\"type\":\"int\",\"logicalType\":\"date\"} | 2016-02-30 | \"2016-02-30\" is no date such as 2016-11-08",
        "{\"type\":\"int\",\"logicalType\":\"date\"} | 20161108 | \"20161108\" is no date such as 2016-11-08",
        "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | 2016-11-08T00:00:00.0001Z | 2016-11-08T00:00:00.000100Z has finer digits than millis",
        "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"} | noon | \"noon\" is no timestamp such as 2016-11-08T12:30:05Z",
        "{\"type\":\"long\",\"logicalType\":\"timestamp-nanos\"} | 2300-01-01 | 2300-01-01T00:00:00Z is too far from 1970",
        "{\"type\":\"string\",\"logicalType\":\"uuid\"} | 1-1-1-1-1 | \"1-1-1-1-1\" is no UUID",
        "[\"null\",\"int\",\"string\"] | 5 | \"5\" can be int or string; name it in the mapping: {type: int, column: ...}",
        "[\"null\",\"int\",\"boolean\"] | x | \"x\" is no null or int or boolean",
        "{\"type\":\"array\",\"items\":\"int\"} | [1] 2 | \"[1] 2\" goes on behind the JSON value",
      })
  void aTextThatDoesNotFitIsRefused(String type, String text, String reason) {
    List<Input> inputs = Mapped.inputs(Mapped.source(rows(text), Mapped.plain(), Mapped.of(type)));

    assertThat(Mapped.refusals(inputs)).containsExactly("test.csv:2: v: " + reason);
    assertThat(((Input.Refused) inputs.get(0)).after()).isPresent();
  }

  @Test
  void aPartOfANestedValueIsNamedByItsPath() {
    Schema schema = Mapped.of("{\"type\":\"array\",\"items\":\"int\"}");

    List<Input> inputs = Mapped.inputs(Mapped.source(rows("[1, true]"), Mapped.plain(), schema));

    assertThat(Mapped.refusals(inputs))
        .containsExactly("test.csv:2: v (v[1]): expected an int (32 bits), found true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56 | 1.234.567,5 | 1234567.5",
        "1.234,56 | -12,5 | -12.5",
        "1234,56 | 1234,5 | 1234.5",
        "1'234.56 | 1'000 | 1000.0",
      })
  void numbersAreReadAsTheSampleShows(String sample, String text, String number) {
    Mapping mapping = Mapped.mapping("topic: t\ndecimals: \"" + sample + "\"");
    Schema schema = Mapped.of("\"double\"");

    assertThat(Mapped.values(Mapped.source(rows(text), mapping, schema), schema))
        .containsExactly("{\"v\":" + number + "}");
  }

  @Test
  void aGroupOfDigitsThatIsNoneIsRefused() {
    Mapping mapping = Mapped.mapping("topic: t\ndecimals: \"1.234,56\"");

    assertThat(
            Mapped.refusals(
                Mapped.inputs(Mapped.source(rows("1.23"), mapping, Mapped.of("\"double\"")))))
        .containsExactly("test.csv:2: v: \"1.23\" is no number");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd.MM.yyyy | UTC | 08.11.2016 | 2016-11-08T00:00:00Z",
        "dd.MM.yyyy | Europe/Zurich | 08.11.2016 | 2016-11-07T23:00:00Z",
        "[dd.MM.yyyy, d MMM yyyy] | UTC | 8 Nov 2016 | 2016-11-08T00:00:00Z",
        "yyyy-MM-dd HH:mm:ssXXX | UTC | 2016-11-08 12:00:00+01:00 | 2016-11-08T11:00:00Z",
        "epoch-seconds | UTC | 1478563200 | 2016-11-08T00:00:00Z",
        "epoch-millis | UTC | 1478563200001 | 2016-11-08T00:00:00.001Z",
        "yyyy-MM-dd'T'HH:mm | America/New_York | 2016-11-08T00:00 | 2016-11-08T05:00:00Z",
      })
  void datesAreReadByTheirPatterns(String pattern, String zone, String text, String instant) {
    Mapping mapping = Mapped.mapping("topic: t\ndates: %s\nzone: %s".formatted(pattern, zone));
    Schema schema = Mapped.of("{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}");

    assertThat(Mapped.values(Mapped.source(rows(text), mapping, schema), schema))
        .containsExactly("{\"v\":\"" + instant + "\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dd.MM.yyyy | 30.02.2016 | \"30.02.2016\" isn't like dd.MM.yyyy",
        "yyyy-MM-dd HH:mm | 2016-03-27 02:30 | 2016-03-27T02:30 doesn't exist in Europe/Zurich, where clocks were put forward",
        "HH:mm | 02:30 | \"02:30\" has no date",
      })
  void aDateThatDoesNotExistIsRefused(String pattern, String text, String reason) {
    Mapping mapping = Mapped.mapping("topic: t\nzone: Europe/Zurich\ndates: " + pattern);
    Schema schema = Mapped.of("{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}");

    assertThat(Mapped.refusals(Mapped.inputs(Mapped.source(rows(text), mapping, schema))))
        .containsExactly("test.csv:2: v: " + reason);
  }

  @Test
  void numbersOfThousandsOfDigitsAreRefusedWithoutBeingTakenApart() {
    String digits = "1" + ".234".repeat(2_400);
    Mapping mapping = Mapped.mapping("topic: t\ndecimals: \"1.234,56\"");
    String shown = "test.csv:2: v: \"" + digits.substring(0, 60) + "...\" ";

    assertThat(
            Mapped.refusals(
                Mapped.inputs(Mapped.source(rows(digits), mapping, Mapped.of("\"long\"")))))
        .containsExactly(shown + "doesn't fit into 64 bits");
    assertThat(
            Mapped.refusals(
                Mapped.inputs(
                    Mapped.source(rows(digits.repeat(2)), mapping, Mapped.of("\"long\"")))))
        .containsExactly(shown + "is no whole number");
  }

  @Test
  void theTextsOfNullsAreNull() {
    Mapping mapping = Mapped.mapping("topic: t\nnulls: [NA]");
    Schema schema = Mapped.of("[\"null\",\"string\"]");
    TestRows rows = TestRows.csv("v,w\nNA,\n\"\",\nx,\n");

    assertThat(Mapped.values(Mapped.source(rows, mapping, schema), schema))
        .containsExactly("{\"v\":null}", "{\"v\":\"\"}", "{\"v\":\"x\"}");
  }

  private static TestRows rows(String text) {
    return TestRows.csv("v,w\n\"" + text.replace("\"", "\"\"") + "\",\n");
  }
}
