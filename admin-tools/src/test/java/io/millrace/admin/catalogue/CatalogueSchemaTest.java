package io.millrace.admin.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class CatalogueSchemaTest {
  private static final String BASE =
      """
      topics: {a: {partitions: 1, configs: {retention.ms: 7d}, owner: me, dead-letter: b}}
      schemas: {M: {avro: '{"type": "enum", "name": "M", "symbols": []}'}}
      policy: {most-partitions: 9}
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{partitions: 1}",
        "{partitions: 1, replication: 3, owner: me, doc: It is.}",
        "{partitions: 1, configs: {}}",
        "{partitions: 1, configs: {retention.ms: 7d, segment.ms: 1d 12h, retention.bytes: 1GiB}}",
        "{partitions: 1, configs: {retention.ms: P7D, flush.ms: PT1H, retention.bytes: 10 MB}}",
        "{partitions: 1, configs: {retention.ms: unlimited, retention.bytes: unlimited}}",
        "{partitions: 1, configs: {retention.ms: -1, retention.bytes: \"-1\"}}",
        "{partitions: 1, configs: {cleanup.policy: [compact, delete]}}",
        "{partitions: 1, configs: {cleanup.policy: \"compact,delete\"}}",
        "{partitions: 1, configs: {min.cleanable.dirty.ratio: 0.5, min.insync.replicas: 2}}",
        "{partitions: 1, configs: {preallocate: true, compression.type: zstd}}",
        "{partitions: 1, configs: {confluent.tier.enable: true}}",
        "{partitions: 1, key: string, value: bytes}",
        "{partitions: 1, key: {avro: '\"long\"', compatibility: FULL}}",
        "{partitions: 1, value: {schema: io/millrace/example/Customer.avsc}, compatibility: NONE}",
        "{partitions: 1, value: {avro: '{\"type\": \"array\", \"items\": \"M\"}', references: [M]}}",
        "{partitions: 1, value: {subject: s, version: 3}}",
        "{partitions: 1, dead-letter: dead}",
        "{partitions: 1, dead-letter: {topic: dead, partitions: 2, replication: 2, configs: {}}}",
      })
  void whatTheReaderTakesTheSchemaAccepts(String topic) {
    assertThat(isRead(catalogue(topic))).isTrue();
    assertThat(errors(catalogue(topic))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "7",
        "{}",
        "{partitions: 0}",
        "{partitions: 99999999999}",
        "{partitions: one}",
        "{partitions: 1.5}",
        "{partitions: \"1\"}",
        "{partition: 1}",
        "{partitions: 1, colour: red}",
        "{partitions: 1, replication: 40000}",
        "{partitions: 1, owner: 7}",
        "{partitions: 1, configs: 7}",
        "{partitions: 1, configs: {retention: 7d}}",
        "{partitions: 1, configs: {retention.ms: 7 days}}",
        "{partitions: 1, configs: {retention.ms: 1GiB}}",
        "{partitions: 1, configs: {retention.ms: P}}",
        "{partitions: 1, configs: {retention.bytes: 1G}}",
        "{partitions: 1, configs: {segment.bytes: unlimited}}",
        "{partitions: 1, configs: {retention.ms: {}}}",
        "{partitions: 1, configs: {retention.ms: }}",
        "{partitions: 1, configs: {min.insync.replicas: 0}}",
        "{partitions: 1, configs: {min.insync.replicas: many}}",
        "{partitions: 1, configs: {min.cleanable.dirty.ratio: 2}}",
        "{partitions: 1, configs: {cleanup.policy: keep}}",
        "{partitions: 1, configs: {compression.type: zip}}",
        "{partitions: 1, configs: {preallocate: yes}}",
        "{partitions: 1, key: text}",
        "{partitions: 1, value: {}}",
        "{partitions: 1, value: {schema: 7}}",
        "{partitions: 1, value: {schema: io/millrace/example/Customer.avsc, avro: '\"long\"'}}",
        "{partitions: 1, value: {subject: s}}",
        "{partitions: 1, value: {version: 1}}",
        "{partitions: 1, value: {subject: s, version: latest}}",
        "{partitions: 1, value: {subject: s, version: 1, references: [M]}}",
        "{partitions: 1, value: {avro: '\"long\"', compatibility: full}}",
        "{partitions: 1, value: {avro: '\"long\"', references: M}}",
        "{partitions: 1, compatibility: FULL}",
        "{partitions: 1, value: string, compatibility: FULL}",
        "{partitions: 1, dead-letter: b c}",
        "{partitions: 1, dead-letter: {}}",
        "{partitions: 1, dead-letter: {topic: d, owner: me}}",
        "{partitions: 1, dead-letter: []}",
      })
  void whatTheReaderRefusesTheSchemaRefuses(String topic) {
    assertThat(isRead(catalogue(topic))).isFalse();
    assertThat(errors(catalogue(topic))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "topics: []",
        "topic: {}",
        "topics: {a b: {partitions: 1}}",
        "topics: {__consumer_offsets: {partitions: 1}}",
        "{topics: {}, schemas: {a: {}}}",
        "{topics: {}, schemas: {a: 7}}",
        "{topics: {}, policy: 7}",
        "{topics: {}, policy: {name: a}}",
        "{topics: {}, policy: {names: '['}}",
        "{topics: {}, policy: {least-replication: 0}}",
        "{topics: {}, policy: {owner: true}}",
      })
  void whatIsNoCatalogueForTheReaderIsNoneForTheSchema(String yaml) {
    assertThat(isRead(yaml)).isFalse();
    assertThat(errors(yaml)).isNotEmpty();
  }

  @Test
  void theBuiltInCatalogueIsAccepted() {
    assertThat(errors(CatalogueFile.builtIn().text(new Problems(List.of())).orElseThrow()))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "topics: {a: {}}",
        "topics: {a: {partitions: 3, compatibility: null, owner: null, configs: {retention.ms: null}}}",
        "topics: {a: {dead-letter: {partitions: 1}}}",
        "topics: {a: null}",
        "{topics: {a: {configs: null, dead-letter: null}}, schemas: {M: {compatibility: FULL}}}",
        "{schemas: {M: null}, policy: {owner: null, doc: null}}",
        "{policy: null, schemas: null}",
      })
  void anOverlayThatTheReaderTakesItsSchemaAccepts(String overlay) {
    new CatalogueFolder(folder).file("c.yaml", BASE).overlay("o.yaml", overlay).read();

    assertThat(errors(CatalogueSchema.ofOverlays(), overlay)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "topics: {a: {partition: null}}",
        "topics: {a: {partitions: 0}}",
        "topics: {a: {value: {}}}",
        "topics: {a: {configs: {retention: null}}}",
        "topics: {a: {dead-letter: {owner: null}}}",
        "policy: {name: null}",
        "topic: null",
      })
  void anOverlayThatTheReaderRefusesItsSchemaRefuses(String overlay) {
    CatalogueFolder files =
        new CatalogueFolder(folder).file("c.yaml", BASE).overlay("o.yaml", overlay);

    assertThat(files.problems()).isNotEmpty();
    assertThat(errors(CatalogueSchema.ofOverlays(), overlay)).isNotEmpty();
  }

  @Test
  void everyKeyThatTheReaderKnowsIsThereWithItsDescription() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(CatalogueSchema.ofCatalogues());
    Set<String> formats = new TreeSet<>();
    schema.at("/$defs/format/anyOf").forEach(kind -> formats.addAll(keys(schema, kind)));

    Map<String, Collection<String>> known =
        Map.of(
            "", CatalogueReader.KEYS,
            "/$defs/topic", TopicReader.KEYS,
            "/$defs/deadLetter", DeadLetterReader.KEYS,
            "/$defs/schema", SharedSchemas.KEYS,
            "/$defs/policy", PolicyReader.KEYS,
            "/$defs/configs", ConfigTypes.names());

    known.forEach(
        (place, keys) ->
            assertThat(keys(schema, schema.at(place)))
                .as(place)
                .containsExactlyInAnyOrderElementsOf(keys));
    assertThat(formats).containsExactlyInAnyOrderElementsOf(FormatReader.KEYS);
  }

  /** The keys of an object, each of which must be described. */
  private static Set<String> keys(JsonNode schema, JsonNode object) {
    Set<String> keys = new TreeSet<>();
    object
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              String ref = entry.getValue().path("$ref").asText("#/none").substring(1);
              assertThat(entry.getValue().has("description") || schema.at(ref).has("description"))
                  .as("description of " + entry.getKey())
                  .isTrue();
              keys.add(entry.getKey());
            });
    return keys;
  }

  private static String catalogue(String topic) {
    return """
        topics: {topic: %s}
        schemas: {M: {avro: '{"type": "enum", "name": "M", "symbols": []}'}}
        """
        .formatted(topic);
  }

  private boolean isRead(String yaml) {
    try {
      new CatalogueFolder(folder).file("c.yaml", yaml).read();
      return true;
    } catch (CatalogueException e) {
      return false;
    }
  }

  private static List<Error> errors(String yaml) {
    return errors(CatalogueSchema.ofCatalogues(), yaml);
  }

  private static List<Error> errors(String schema, String yaml) {
    Object value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    JsonNode node = new ObjectMapper().valueToTree(value);
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schema)
        .validate(
            node,
            context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
  }
}
