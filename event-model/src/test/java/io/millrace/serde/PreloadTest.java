package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.registry.RegistryUnavailableException;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class PreloadTest {
  private static final Schema FIRST =
      SchemaBuilder.record("Note").fields().requiredString("text").endRecord();
  private static final Schema SECOND =
      SchemaBuilder.record("Note")
          .fields()
          .requiredString("text")
          .name("stars")
          .type()
          .intType()
          .intDefault(3)
          .endRecord();

  private final TestRegistry registry = new TestRegistry("preload-" + System.nanoTime());

  @Test
  void aPreloadedTopicIsReadWhileTheRegistryIsAway() {
    byte[] old = write(FIRST);
    byte[] young = write(SECOND);
    AvroEventDeserializer<Object> deserializer =
        deserializer(Map.of("millrace.preload.topics", "t, nothing-yet"));

    registry.switchOff();

    assertThat(deserializer.deserialize("t", old)).hasToString("{\"text\": \"hi\"}");
    assertThat(deserializer.deserialize("t", young))
        .hasToString("{\"text\": \"hi\", \"stars\": 3}");
  }

  @Test
  void aTopicCanBePreloadedLater() {
    byte[] bytes = write(FIRST);
    AvroEventDeserializer<Object> deserializer = deserializer(Map.of());
    deserializer.preload("t");

    registry.switchOff();

    assertThat(deserializer.deserialize("t", bytes)).hasToString("{\"text\": \"hi\"}");
  }

  @Test
  void aRegistryThatIsAwayAtTheStartStopsIt() {
    registry.switchOff();

    assertThatThrownBy(() -> deserializer(Map.of("millrace.preload.topics", "t")))
        .isInstanceOf(RegistryUnavailableException.class);
  }

  @Test
  void aVersionWithoutAClassIsReportedOnlyWhenItIsMet() {
    byte[] bytes = write(FIRST);
    AvroEventDeserializer<Object> deserializer =
        deserializer(Map.of("millrace.preload.topics", "t", "specific.avro.reader", "true"));

    assertThatThrownBy(() -> deserializer.deserialize("t", bytes))
        .isInstanceOf(EventDecodingException.class)
        .hasMessageContaining("no class Note on the class path");
  }

  @Test
  void subjectsThatAreNotNamedAfterTopicsCannotBePreloaded() {
    AvroEventDeserializer<Object> deserializer =
        deserializer(Map.of("value.subject.name.strategy", "TopicRecordName"));

    assertThatThrownBy(() -> deserializer.preload("t"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "preload needs value.subject.name.strategy=TopicName, since no other names a topic's"
                + " subject");
  }

  private byte[] write(Schema schema) {
    AvroEventSerializer<Object> serializer = new AvroEventSerializer<>(registry.client());
    serializer.configure(Map.of(), false);
    return serializer.serialize("t", new GenericRecordBuilder(schema).set("text", "hi").build());
  }

  private AvroEventDeserializer<Object> deserializer(Map<String, String> settings) {
    AvroEventDeserializer<Object> deserializer = new AvroEventDeserializer<>(registry.client());
    deserializer.configure(new HashMap<>(settings), false);
    return deserializer;
  }
}
