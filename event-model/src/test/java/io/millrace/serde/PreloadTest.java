package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.millrace.registry.RegistryUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
  void aVersionThatIsNotAvrosStopsNeitherTheStartNorTheOthers() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer(server, "/subjects/t-value/versions", "[1,2]");
    answer(
        server,
        "/subjects/t-value/versions/1",
        "{'subject':'t-value','version':1,'id':7,'schemaType':'PROTOBUF','schema':'x'}");
    answer(
        server,
        "/subjects/t-value/versions/2",
        "{'subject':'t-value','version':2,'id':8,'schema':'\\'string\\''}");
    server.start();
    AvroEventDeserializer<Object> deserializer = new AvroEventDeserializer<>();
    try {
      deserializer.configure(
          Map.of(
              "schema.registry.url",
              "http://127.0.0.1:" + server.getAddress().getPort(),
              "millrace.preload.topics",
              "t"),
          false);
    } finally {
      server.stop(0);
    }

    assertThat(deserializer.deserialize("t", new byte[] {0, 0, 0, 0, 8, 4, 'h', 'i'}))
        .isEqualTo("hi");
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

  private static void answer(HttpServer server, String path, String json) {
    byte[] body = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
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
