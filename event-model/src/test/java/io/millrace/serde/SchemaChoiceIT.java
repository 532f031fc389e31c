package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.CompatibilityLevel;
import io.millrace.registry.RegistryException;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which schema values are written with, at the real registry. */
@WithStack
class SchemaChoiceIT {
  private static final Schema SHORT =
      SchemaBuilder.record("Note").fields().requiredString("text").endRecord();

  /** The same with a field more, and that before the other. */
  private static final Schema LONG =
      SchemaBuilder.record("Note")
          .fields()
          .name("stars")
          .type()
          .intType()
          .intDefault(3)
          .requiredString("text")
          .endRecord();

  private static final GenericRecord NOTE =
      new GenericRecordBuilder(SHORT).set("text", "hello").build();

  private String url;
  private SchemaRegistry registry;

  @BeforeEach
  void open(Stack stack) {
    url = stack.registryUrl();
    registry = SchemaRegistry.open(RegistrySettings.of(url));
  }

  @Test
  void withoutRegistrationASchemaThatTheSubjectLacksIsRefused() {
    AvroEventSerializer<Object> serializer = serializer(Map.of("auto.register.schemas", "false"));

    assertThatThrownBy(() -> serializer.serialize("choice-none", NOTE))
        .isInstanceOfSatisfying(RegistryException.class, e -> assertThat(e.isNotFound()).isTrue());
    assertThat(registry.latest("choice-none-value")).isEmpty();
  }

  @Test
  void theLatestVersionIsWrittenWithTheFieldsByTheirNames() {
    registry.register("choice-latest-value", SHORT, false);
    int latest = registry.register("choice-latest-value", LONG, false);
    AvroEventSerializer<Object> serializer =
        serializer(Map.of("auto.register.schemas", "false", "use.latest.version", "true"));

    byte[] bytes = serializer.serialize("choice-latest", NOTE);

    assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(latest);
    assertThat(read("choice-latest", bytes)).hasToString("{\"stars\": 3, \"text\": \"hello\"}");
  }

  @Test
  void aLatestVersionThatCannotReadTheValueIsRefusedUnlessAllowed() {
    Schema other = SchemaBuilder.record("Note").fields().requiredLong("size").endRecord();
    registry.register("choice-strict-value", other, false);
    Map<String, String> latest =
        Map.of("auto.register.schemas", "false", "use.latest.version", "true");

    assertThatThrownBy(() -> serializer(latest).serialize("choice-strict", NOTE))
        .isInstanceOf(SerializationException.class)
        .hasMessage("the latest version of choice-strict-value can't read what is written as Note");
  }

  @Test
  void aSchemaGivenByItsIdIsWritten() {
    int id = registry.register("choice-elsewhere", LONG, false);
    AvroEventSerializer<Object> serializer =
        serializer(Map.of("auto.register.schemas", "false", "use.schema.id", String.valueOf(id)));

    byte[] bytes = serializer.serialize("choice-id", NOTE);

    assertThat(ByteBuffer.wrap(bytes).getInt(1)).isEqualTo(id);
    assertThat(read("choice-id", bytes)).hasToString("{\"stars\": 3, \"text\": \"hello\"}");
    assertThat(registry.latest("choice-id-value")).isEmpty();
  }

  @Test
  void recordsNameTheirSubjectWhenAskedTo() {
    AvroEventSerializer<Object> serializer =
        serializer(
            Map.of(
                "value.subject.name.strategy",
                "io.confluent.kafka.serializers.subject.TopicRecordNameStrategy"));

    serializer.serialize("choice-record", NOTE);

    assertThat(registry.latest("choice-record-Note")).isPresent();
    assertThat(registry.latest("choice-record-value")).isEmpty();
  }

  @Test
  void aSchemaThatBreaksTheLevelOfItsSubjectIsRefusedByTheRegistry() {
    registry.register("choice-level-value", SHORT, false);
    registry.setCompatibility("choice-level-value", CompatibilityLevel.BACKWARD);
    Schema broken = SchemaBuilder.record("Note").fields().requiredInt("text").endRecord();
    GenericRecord value = new GenericRecordBuilder(broken).set("text", 1).build();

    assertThatThrownBy(() -> serializer(Map.of()).serialize("choice-level", value))
        .isInstanceOfSatisfying(
            RegistryException.class, e -> assertThat(e.isIncompatible()).isTrue());
  }

  private Object read(String topic, byte[] bytes) {
    AvroEventDeserializer<Object> deserializer = new AvroEventDeserializer<>();
    deserializer.configure(Map.of("schema.registry.url", url), false);
    return deserializer.deserialize(topic, bytes);
  }

  private AvroEventSerializer<Object> serializer(Map<String, String> settings) {
    Map<String, Object> config = new HashMap<>(settings);
    config.put("schema.registry.url", url);
    AvroEventSerializer<Object> serializer = new AvroEventSerializer<>();
    serializer.configure(config, false);
    return serializer;
  }
}
