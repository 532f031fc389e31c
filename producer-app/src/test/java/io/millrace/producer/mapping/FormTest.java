package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormTest {
  private static final Schema SHOP =
      Mapped.record(
          """
          {"name": "code", "type": ["null", "string"], "default": null},
          {"name": "kind", "type": ["null",
            {"type": "record", "name": "a.Sale", "fields": [{"name": "n", "type": "int"}]},
            {"type": "record", "name": "a.Loss", "fields": [{"name": "n", "type": "int"}]}],
            "default": null},
          {"name": "more", "type": {"type": "map", "values": "string"}, "default": {}},
          {"name": "type", "type": "string", "default": "?"}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{code: a} | code | \"x-y\"",
        "{code: {column: a}} | code | \"x-y\"",
        "{code: {constant: C}} | code | \"C\"",
        "{code: {constant: null}} | code | null",
        "'{code: {template: \"{a}/{n} {{}}\"}}' | code | \"x-y/7 {}\"",
        "'{code: {uuid: \"{a}\"}}' | code | \"19d59c7d-61b1-37f2-865b-20b59c8b70f7\"",
        "{kind: {type: Sale, fields: {n: n}}} | kind | {\"a.Sale\":{\"n\":7}}",
        "{kind: {type: a.Loss}} | kind | {\"a.Loss\":{\"n\":7}}",
        "{kind: {type: Loss, constant: {n: 5}}} | kind | {\"a.Loss\":{\"n\":5}}",
        "{more: {map: {x: a, y: {constant: z}}}} | more | {\"x\":\"x-y\",\"y\":\"z\"}",
        "{more: {constant: {x: y}}} | more | {\"x\":\"y\"}",
        "{fields: {type: a}} | type | \"x-y\"",
        "{} | more | {}",
        "{more: j} | more | {\"k\":\"v\"}",
      })
  void aFormSaysWhereAFieldComesFrom(String value, String field, String json) {
    Mapping mapping = Mapped.mapping("topic: t\nvalue: " + value);
    TestRows rows = TestRows.csv("a,n,j\nx-y,7,\"{\"\"k\"\":\"\"v\"\"}\"\n");

    List<String> values = Mapped.values(Mapped.source(rows, mapping, SHOP), SHOP);

    assertThat(values.get(0)).contains("\"" + field + "\":" + json);
  }

  @Test
  void anEventHasItsKeyTimeAndHeaders() {
    Mapping mapping =
        Mapped.mapping(
            """
            topic: t
            key: {template: "{a}-{v}"}
            timestamp: at
            headers: {source: {constant: shop}, a: a, none: empty}
            """);
    TestRows rows = TestRows.csv("a,v,at,empty\nx,7,2016-11-08T00:00:00.0019Z,\n");

    ProducerRecord<byte[], byte[]> event =
        Mapped.events(Mapped.source(rows, mapping, Mapped.of("\"int\""))).get(0);

    assertThat(event.topic()).isEqualTo("t");
    assertThat(Mapped.text(event.key())).isEqualTo("x-7");
    assertThat(event.timestamp()).isEqualTo(1_478_563_200_001L);
    assertThat(event.headers()).map(Header::key).containsExactly("source", "a");
    assertThat(event.headers()).map(h -> Mapped.text(h.value())).containsExactly("shop", "x");
  }

  @Test
  void aKeyOfASchemaIsMadeOfColumnsOfItsNames() {
    Schema key =
        Mapped.schema(
            "{\"type\":\"record\",\"name\":\"K\",\"fields\":[{\"name\":\"a\",\"type\":\"long\"}]}");
    TestRows rows = TestRows.csv("a,v\n5,7\n");

    ProducerRecord<byte[], byte[]> event =
        Mapped.events(Mapped.source(rows, Mapped.plain(), Mapped.of("\"int\""), Optional.of(key)))
            .get(0);

    assertThat(TestTarget.json(key, event.key())).isEqualTo("{\"a\":5}");
  }

  @Test
  void withoutAMappingFileColumnsAreNamed() {
    Mapping mapping =
        Mapping.of("t", Optional.of("s"), Optional.of("k"), Optional.empty(), Optional.of("at"));
    TestRows rows = TestRows.csv("k,v,at\nx,7,2016-11-08\n");

    ProducerRecord<byte[], byte[]> event =
        Mapped.events(Mapped.source(rows, mapping, Mapped.of("\"int\""))).get(0);

    assertThat(Mapped.text(event.key())).isEqualTo("x");
    assertThat(event.timestamp()).isEqualTo(1_478_563_200_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'',7,2016-11-08 | k (key): it is empty",
        "x,7,'' | at (timestamp): it is empty",
        "x,7,1969-12-31 | at (timestamp): 1969-12-31T00:00:00Z is before 1970, where Kafka's time begins",
      })
  void aKeyOrTimeThatIsNoneIsRefused(String line, String refusal) {
    Mapping mapping = Mapped.mapping("topic: t\nkey: k\ntimestamp: at");
    TestRows rows = TestRows.csv("k,v,at\n" + line.replace("''", "") + "\n");

    assertThat(Mapped.refusals(Mapped.inputs(Mapped.source(rows, mapping, Mapped.of("\"int\"")))))
        .containsExactly("test.csv:2: " + refusal);
  }

  @Test
  void aValueCanBeATombstone() {
    Mapping mapping =
        Mapped.mapping(
            """
            events:
              - {topic: t, key: k, value: {constant: null}}
              - {topic: t, key: k, value: v}
            """);
    Schema schema = Mapped.of("\"int\"");
    TestRows rows = TestRows.csv("k,v\na,\nb,\"{\"\"v\"\":1}\"\n");

    assertThat(Mapped.values(Mapped.source(rows, mapping, schema), schema))
        .containsExactly(null, null, null, "{\"v\":1}");
  }
}
