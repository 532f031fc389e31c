package io.millrace.app.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.millrace.app.cli.AppException;
import io.millrace.app.record.DecodedData;
import io.millrace.app.record.DecodedRecord;
import io.millrace.json.AvroJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFilterTest {
  private static final Schema ORDER =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Order", "namespace": "shop", "fields": [
                {"name": "id", "type": "string"},
                {"name": "count", "type": ["null", "int"]},
                {"name": "share", "type": "float"},
                {"name": "paid", "type": "boolean"},
                {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
                {"name": "day", "type": {"type": "int", "logicalType": "date"}},
                {"name": "tags", "type": {"type": "map", "values": "string"}},
                {"name": "event", "type": [
                  {"type": "record", "name": "Placed", "fields": [
                    {"name": "total", "type": {"type": "bytes", "logicalType": "decimal",
                      "precision": 30, "scale": 2}},
                    {"name": "lines", "type": {"type": "array", "items": {
                      "type": "record", "name": "Line", "fields": [
                        {"name": "sku", "type": "string"}, {"name": "pieces", "type": "int"}]}}}]},
                  {"type": "record", "name": "Cancelled", "fields": [
                    {"name": "reason", "type": {"type": "enum", "name": "Reason",
                      "symbols": ["STOCK", "CUSTOMER"]}}]}]}]}
              """);

  private static final String PLACED =
      """
      {"id": "o-1", "count": 3, "share": 0.1, "paid": true, "at": "2026-03-29T13:30:00.000001Z",
       "day": "2026-03-29", "tags": {"a b": "x"},
       "event": {"Placed": {"total": 12345678901234567890123456.70,
         "lines": [{"sku": "A", "pieces": 1}, {"sku": "B", "pieces": 12}]}}}
      """;

  private static final String CANCELLED =
      """
      {"id": "o-2", "count": null, "share": 0, "paid": false, "at": "1969-12-31T23:59:59Z",
       "day": "1969-12-31", "tags": {}, "event": {"Cancelled": {"reason": "STOCK"}}}
      """;

  @Test
  void aPatternThatCannotBeReadMakesNoSenseOnTheRecord() {
    RecordFilter filter = RecordFilter.parse("value =~ '('");

    assertThat(filter.accepts(Records.of(new DecodedData.Text("a")))).isFalse();
    assertThat(filter.report().firstError()).get().asString().contains("( is no pattern: Unclosed");
  }

  @Test
  void whatMakesNoSenseIsToldWithoutTheNameOfAClass() {
    RecordFilter filter = RecordFilter.parse("value.class.name == 'x'");

    assertThat(filter.accepts(Records.of(new DecodedData.Text("a")))).isFalse();
    assertThat(filter.report().toString()).doesNotContain("io.millrace");
  }

  @Test
  void aPatternThatWouldTakeYearsMakesNoSenseOnTheRecord() {
    RecordFilter filter = RecordFilter.parse("value =~ '.*a.*a.*a.*a.*a.*b'");

    assertThat(filter.accepts(Records.of(new DecodedData.Text("a".repeat(2_000))))).isFalse();
    assertThat(filter.report().firstError()).get().asString().contains("takes too long");
    assertThat(filter.accepts(Records.of(new DecodedData.Text("aaaaab")))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "true",
        "key == 'k' && topic == 'orders' && partition == 1 && offset >= 7",
        "timestamp == '2026-03-29T13:30:00Z' && timestamp < '2026-03-29T15:30:00.001+02:00'",
        "headers.source == 'shop' && headers.trace == null && headers['other'] == null",
        "value.id == 'o-1' and not (value.id == 'o-2')",
        "value.count > 2 && value.count <= 3.0 && value.count + 1 == 4",
        "value.share == 0.1",
        "value.paid",
        "!(value.paid == false)",
        "value.at > '2026-03-29T13:30:00Z' && value.at < '2026-03-29T13:30:00.000002Z'",
        "value.day == '2026-03-29' && value.day >= '2026-03-01'",
        "value.tags['a b'] == 'x' && value.tags.zz == null",
        "value.event.total == 12345678901234567890123456.7B",
        "value.event.total > 12345678901234567890123456.69B",
        "value.event.Placed.total > 5 && value.event['shop.Placed'].total > 5",
        "value.event.Cancelled == null && value.event.reason == null",
        "value.event.lines[1].pieces > 11 && value.event.lines[2] == null",
        "'B' =~ value.event.lines.sku && !('C' =~ value.event.lines.sku)",
        "size(value.event.lines) == 2 && empty(value.event.reason)",
        "value.id =^ 'o-' && value.id =$ '1' && value.id =~ 'o-[0-9]+' && value.id !~ 'o'",
        "value.count =~ [1, 3] && value.id =~ ['o-1', 'x']",
        "value.nothing.at.all == null"
      })
  void aConditionThatHoldsIsAccepted(String expression) {
    RecordFilter filter = RecordFilter.parse(expression);

    assertThat(filter.accepts(order(PLACED))).isTrue();
    assertThat(filter.report().errors()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "false",
        "key == 'K'",
        "value.count > 3",
        "value.nothing",
        "value.nothing > 1",
        "value.nothing < 1",
        "value.nothing >= 1 || 1 >= value.nothing",
        "value.nothing + 1 > 0",
        "value.nothing =^ 'a' || value.nothing =~ 'a.*' || value.nothing =~ ['a']",
        "value.event.total == 12345678901234567890123456.71B",
        "value.event.reason == 'STOCK'",
        "undecodable"
      })
  void aConditionThatDoesNotHoldIsNoError(String expression) {
    RecordFilter filter = RecordFilter.parse(expression);

    assertThat(filter.accepts(order(PLACED))).isFalse();
    assertThat(filter.report().errors()).isZero();
  }

  @Test
  void theOtherKindOfAUnionIsReadByItsOwnNames() {
    RecordFilter filter = RecordFilter.parse("value.event.reason == 'STOCK'");

    assertThat(filter.accepts(order(CANCELLED))).isTrue();
    assertThat(RecordFilter.parse("value.count == null").accepts(order(CANCELLED))).isTrue();
    assertThat(RecordFilter.parse("value.count < 5").accepts(order(CANCELLED))).isFalse();
  }

  @Test
  void whatMakesNoSenseIsNotAcceptedAndCounted() {
    RecordFilter filter = RecordFilter.parse("value.id > 5");

    assertThat(filter.accepts(order(PLACED))).isFalse();
    assertThat(filter.accepts(order(CANCELLED))).isFalse();

    assertThat(filter.report().errors()).isEqualTo(2);
    assertThat(filter.report().firstError())
        .hasValue("orders-1 at offset 7: text > a number can't be compared");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"value.count", "value.id && true", "timestamp > 'today'", "value.id =~ 5"})
  void whatIsNoConditionIsAnErrorToo(String expression) {
    RecordFilter filter = RecordFilter.parse(expression);

    assertThat(filter.accepts(order(PLACED))).isFalse();
    assertThat(filter.report().errors()).isEqualTo(1);
  }

  @Test
  void aNameThatNoRecordHadIsWarnedOfWithTheNearest() {
    RecordFilter filter =
        RecordFilter.parse(
            "value.event.totl > 1 || headers.sorce == 'x' || value.idd == 'x' || value.tags.any == ''"
                + " || value.event.reason == 'x' || value.event.lines.skew == 'x'");

    filter.accepts(order(PLACED));

    assertThat(filter.report().warnings())
        .containsExactlyInAnyOrder(
            "no record had value.event.totl; did you mean total?",
            "no record had headers.sorce; did you mean source?",
            "no record had value.idd; did you mean id?",
            "no record had value.event.lines.skew; did you mean sku?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "valeu.id == 'x'|unknown name at column 1: \"valeu\" is none of key, value, headers, topic,"
            + " partition, offset, timestamp, undecodable; did you mean value?",
        "value.id ==|what can't be read at column 10",
        "value.id = 'x'|what filters don't have (methods, assignments, functions) at column 1",
        "value.id.length() > 1|column 10",
        "true && shout(value.id)|calls shout(...) at column 9",
        "new('java.lang.String')|calls new(...) at column 1",
        "value.id == 'x'; true|what can't be read at column 16",
        "for (i : [1]) true|at column 1",
        "| from 1 to 10000 characters, and not 0"
      })
  void whatIsNoFilterIsWrongUsageWithItsPlace(String expectation) {
    int bar = expectation.lastIndexOf('|');

    assertThatThrownBy(() -> RecordFilter.parse(expectation.substring(0, bar)))
        .isInstanceOf(AppException.class)
        .hasMessageContaining(expectation.substring(bar + 1))
        .extracting(e -> ((AppException) e).exitCode())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "value.class == null",
        "value.id.class == null",
        "key.bytes == null",
        "topic.empty == null",
        "''.class.name == null"
      })
  void nothingOfJavaIsReached(String expression) {
    assertThat(RecordFilter.parse(expression).accepts(order(PLACED))).isTrue();
  }

  @Test
  void aQuotedParenthesisIsNoCall() {
    assertThat(RecordFilter.parse("key != 'f(x)' && key !~ ~/f(x)/").accepts(order(PLACED)))
        .isTrue();
  }

  @Test
  void recordsWithoutAvroAreReadAsTheyAre() {
    DecodedRecord text = Records.of(new DecodedData.Text("hello"));
    DecodedRecord gone = Records.of(new DecodedData.Nothing());
    DecodedRecord bad =
        Records.of(new DecodedData.Undecodable("AA==", "too short", Optional.empty()));

    assertThat(RecordFilter.parse("value == 'hello'").accepts(text)).isTrue();
    assertThat(RecordFilter.parse("value == null").accepts(gone)).isTrue();
    assertThat(RecordFilter.parse("value == null && undecodable").accepts(bad)).isTrue();
    assertThat(RecordFilter.parse("value.id == 'x'").accepts(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "value.id == null && value.id.x[0] == null",
        "value.id != 'x'",
        "value == null && empty(value) && !(value > 1) && value != 5",
        "!(value.id > 5 || value.id =~ 'a')"
      })
  void aTombstoneHasNoFieldsAndIsNoError(String expression) {
    RecordFilter filter = RecordFilter.parse(expression);

    assertThat(filter.accepts(Records.of(new DecodedData.Nothing()))).isTrue();
    assertThat(filter.report().errors()).isZero();
  }

  private static DecodedRecord order(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      return Records.of(ORDER, AvroJson.read(ORDER, parser));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
