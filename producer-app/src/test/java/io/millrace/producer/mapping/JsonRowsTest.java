package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonRowsTest {
  private static final Schema SCHEMA =
      Mapped.record(
          """
          {"name": "id", "type": "long"},
          {"name": "price", "type":
            {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 2}},
          {"name": "tags", "type": {"type": "array", "items": "string"}, "default": []},
          {"name": "note", "type": ["null", "string"], "default": null}
          """);

  @Test
  void aLineAsAWholeIsTheValue() {
    Mapping mapping =
        Mapping.of("t", Optional.empty(), Optional.of("id"), Optional.empty(), Optional.empty());
    String line = "{\"id\":5,\"price\":1.10,\"tags\":[\"a\"],\"note\":null}";

    ProducerRecord<byte[], byte[]> event =
        Mapped.events(Mapped.source(TestRows.json(line), mapping, SCHEMA)).get(0);

    assertThat(Mapped.text(event.key())).isEqualTo("5");
    assertThat(TestTarget.json(SCHEMA, event.value())).isEqualTo(line);
  }

  @Test
  void aLineOfKeyValueAndTimestampIsTakenApart() {
    Mapping mapping = Mapped.mapping("topic: t\nkey: key\ntimestamp: timestamp\nvalue: value");
    TestRows rows =
        TestRows.json(
            "{\"key\":\"k\",\"value\":{\"id\":5,\"price\":1},\"timestamp\":\"2016-11-08T00:00:00Z\"}",
            "{\"key\":\"k\",\"value\":null,\"timestamp\":1478563200001}");

    List<ProducerRecord<byte[], byte[]>> events =
        Mapped.events(Mapped.source(rows, mapping, SCHEMA));

    assertThat(events)
        .map(ProducerRecord::timestamp)
        .containsExactly(1_478_563_200_000L, 1_478_563_200_001L);
    assertThat(TestTarget.json(SCHEMA, events.get(0).value()))
        .isEqualTo("{\"id\":5,\"price\":1.00,\"tags\":[],\"note\":null}");
    assertThat(events.get(1).value()).isNull();
  }

  @Test
  void membersAreFieldsOfTheirNamesAndDottedNamesLeadIntoThem() {
    Mapping mapping =
        Mapped.mapping(
            "topic: t\nkey: head.key\nheaders: {a: head.no, b: head.gone}"
                + "\nvalue: {id: head.no, note: head.gone}");
    TestRows rows = TestRows.json("{\"head\":{\"no\":5,\"key\":true},\"price\":\"1.5\"}");

    ProducerRecord<byte[], byte[]> event =
        Mapped.events(Mapped.source(rows, mapping, SCHEMA)).get(0);

    assertThat(Mapped.text(event.key())).isEqualTo("true");
    assertThat(event.headers()).map(header -> Mapped.text(header.value())).containsExactly("5");
    assertThat(TestTarget.json(SCHEMA, event.value()))
        .isEqualTo("{\"id\":5,\"price\":1.50,\"tags\":[],\"note\":null}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"price\":1} | test.jsonl:1: id: it is missing",
        "{\"id\":null,\"price\":1} | test.jsonl:1: id: it is null",
        "{\"id\":1.5,\"price\":1} | test.jsonl:1: id: 1.5 is no whole number",
        "{\"id\":[],\"price\":1} | test.jsonl:1: id: expected a long (64 bits), found an array",
        "{\"id\":1,\"price\":1.001} | test.jsonl:1: price: 1.001 has more than 2 decimals",
        "{\"id\":1,\"price\":1,\"tags\":[1]} | test.jsonl:1: tags (tags[0]): expected a string, found the number 1",
      })
  void aMemberThatDoesNotFitIsRefused(String line, String refusal) {
    Mapping mapping = Mapped.mapping("topic: t\nvalue: {}");

    assertThat(Mapped.refusals(Mapped.inputs(Mapped.source(TestRows.json(line), mapping, SCHEMA))))
        .containsExactly(refusal);
  }

  @Test
  void aWholeLineThatDoesNotFitIsRefused() {
    TestRows rows = TestRows.json("{\"id\":1,\"price\":{}}");

    assertThat(Mapped.refusals(Mapped.inputs(Mapped.source(rows, Mapped.plain(), SCHEMA))))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("test.jsonl:1: .price: expected a decimal of 6 digits");
  }

  @Test
  void neighbouringLinesOfJsonAreGroupedToo() {
    Schema schema =
        Mapped.record("{\"name\":\"ns\",\"type\":{\"type\":\"array\",\"items\":\"int\"}}");
    Mapping mapping = Mapped.mapping("topic: t\ngroup-by: id\nvalue: {ns: {lines: n}}");
    TestRows rows = TestRows.json("{\"id\":1,\"n\":1}", "{\"id\":1,\"n\":2}", "{\"id\":2,\"n\":3}");

    assertThat(Mapped.values(Mapped.source(rows, mapping, schema), schema))
        .containsExactly("{\"ns\":[1,2]}", "{\"ns\":[3]}");
  }
}
