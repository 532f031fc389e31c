package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class MappingSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{topic: t}",
        "{topic: t, schema: s@3, key: k, key-schema: f.avsc, timestamp: a.b, headers: {h: c}}",
        "{topic: t, group-by: [a, b], dates: [d, epoch-millis], zone: UTC, nulls: [\"\", NA]}",
        "{topic: t, group-by: a, decimals: \"1.234,56\", dates: d, nulls: []}",
        "{events: [{topic: t, value: {constant: null}}, {topic: u, value: {}}]}",
        "{topic: t, value: v}",
        "{topic: t, key: {template: \"{a}\"}, value: {a: b, c: {uuid: \"{a}\"}, 5: 6}}",
        "{topic: t, value: {a: {type: A}, b: {type: B, fields: {column: c, type: d}}}}",
        "{topic: t, value: {a: {lines: {b: c}}, m: {map: {x: y}}, n: {x: {y: {z: a}}}}}",
        "{topic: t, value: {type: a, other: b}}",
        "{topic: t, value: {a: {constant: {b: [1, x]}}}}",
      })
  void whatTheReaderTakesTheSchemaAccepts(String yaml) throws IOException {
    assertThat(isRead(yaml)).isTrue();
    assertThat(errors(yaml)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{events: []}",
        "{events: [{schema: s}]}",
        "{events: [{topic: t, zone: UTC}]}",
        "{topic: t, events: [{topic: t}]}",
        "{topic: t, group_by: a}",
        "{topic: [t]}",
        "{topic: t, nulls: {a: b}}",
        "{topic: t, key: }",
        "{topic: t, key: [a]}",
        "{topic: t, headers: [a]}",
        "{topic: t, value: {a: {column: b, constant: c}}}",
        "{topic: t, value: {a: {column: b, colour: c}}}",
        "{topic: t, value: {a: {fields: b}}}",
        "{topic: t, value: {a: {map: [b]}}}",
      })
  void whatTheReaderRefusesTheSchemaRefusesToo(String yaml) throws IOException {
    assertThat(isRead(yaml)).isFalse();
    assertThat(errors(yaml)).isNotEmpty();
  }

  @Test
  void theExampleIsAccepted() throws IOException {
    assertThat(errors(Files.readString(Path.of("../examples/superstore.yaml")))).isEmpty();
  }

  @Test
  void everyKeyOfTheReaderIsDescribed() throws IOException {
    List<String> described = new ArrayList<>();
    JsonNode schema = JSON.readTree(MappingSchema.text());
    schema.at("/properties").fieldNames().forEachRemaining(described::add);
    assertThat(described).containsAll(EventReader.KEYS);
    described.clear();
    schema.at("/$defs/source/properties").fieldNames().forEachRemaining(described::add);
    assertThat(described).containsAll(Form.KEYS);
  }

  private static boolean isRead(String yaml) {
    try {
      Mapped.mapping(yaml);
      return true;
    } catch (AppException e) {
      return false;
    }
  }

  private static List<Error> errors(String yaml) throws IOException {
    Object content = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(JSON.readTree(MappingSchema.text()))
        .validate(JSON.valueToTree(content));
  }
}
