package io.millrace.app.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.record.DecodedData;
import io.millrace.app.record.DecodedRecord;
import io.millrace.app.record.RecordLine;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTextTest {

  @Test
  void aFieldHasALineAndWhatIsNestedIsIndented() {
    String value =
        """
        {"id":"o-1","total":129.90,"note":null,"event":{"shop.Placed":{"lines":\
        [{"sku":"A-7","pieces":2},{"sku":"B-1","pieces":1}],"tags":{},"codes":[1,2],"none":[]}}}""";

    assertThat(text("\"o-1\"", value))
        .isEqualTo(
            """
            orders-1@7  2026-03-29T13:30:00Z  o-1
              id: o-1
              total: 129.90
              note: null
              event:
                shop.Placed:
                  lines:
                    - sku: A-7
                      pieces: 2
                    - sku: B-1
                      pieces: 1
                  tags: {}
                  codes:
                    - 1
                    - 2
                  none: []""");
  }

  @Test
  void headersStandBehindTheKey() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("source", "a b".getBytes(StandardCharsets.UTF_8));
    headers.add("none", null);
    headers.add("raw", new byte[] {(byte) 0xff});

    assertThat(text("{\"id\":1}", "null", headers, Optional.empty()))
        .isEqualTo(
            """
            orders-1@7  2026-03-29T13:30:00Z  {"id":1}  source=a b  none=null  raw=base64:/w==
              null""");
  }

  @Test
  void aProblemStandsBelowTheBytes() {
    assertThat(text("null", "\"b29wcw==\"", new RecordHeaders(), Optional.of("value: it is bad")))
        .isEqualTo(
            """
            orders-1@7  2026-03-29T13:30:00Z  null
              b29wcw==
              undecodable: value: it is bad""");
  }

  @Test
  void nestedArraysKeepTheirDepth() {
    assertThat(text("\"k\"", "[[1,[]],[{}],{\"a\":[2]}]"))
        .endsWith(
            """
              - - 1
                - []
              - - {}
              - a:
                  - 2"""
                .indent(2)
                .stripTrailing());
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "two words", "tëst", "2026-03-29T13:30:00Z", "a, b; c", "1-2"})
  void aTextThatIsNothingElseIsPlain(String text) {
    assertThat(text("\"k\"", "{\"a\":\"" + text + "\"}")).endsWith("\n  a: " + text);
  }

  @ParameterizedTest
  @CsvSource(
      value = {"|", "null|", "true|", "42|", "-1.5e3|", "' x'|", "[a|", "- a|", "\\u001b[2J|"},
      delimiter = '|')
  void aTextThatCouldBeSomethingElseIsQuoted(String text) {
    String json = "\"" + (text == null ? "" : text) + "\"";

    assertThat(text("\"k\"", "{\"a\":" + json + "}")).endsWithIgnoringCase("\n  a: " + json);
  }

  @Test
  void whatATerminalObeysIsNeverPrinted() {
    assertThat(text("\"k\"", "{\"a\":\"x\u009b31m\\n\u202ey\"}"))
        .endsWith("\n  a: \"x\\u009b31m\\n\\u202ey\"");
  }

  private static String text(String key, String value) {
    return text(key, value, new RecordHeaders(), Optional.empty());
  }

  private static String text(
      String key, String value, RecordHeaders headers, Optional<String> problem) {
    DecodedRecord record =
        new DecodedRecord(
            new ConsumerRecord<>(
                "orders",
                1,
                7,
                1_774_791_000_000L,
                TimestampType.CREATE_TIME,
                0,
                0,
                null,
                null,
                headers,
                Optional.empty()),
            new DecodedData.Nothing(),
            new DecodedData.Nothing());
    return RecordText.of(record, new RecordLine("", key, value, problem));
  }
}
