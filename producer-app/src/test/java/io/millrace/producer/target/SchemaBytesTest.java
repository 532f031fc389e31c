package io.millrace.producer.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.producer.input.Place;
import io.millrace.producer.input.RefusedException;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroEventDeserializer;
import io.millrace.serde.AvroEventSerializer;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.junit.jupiter.api.Test;

class SchemaBytesTest {
  private static final Place PLACE = new Place("orders.csv", 7);

  private final Map<String, Object> settings =
      Map.of("schema.registry.url", "mock://" + UUID.randomUUID());
  private final SchemaRegistry registry =
      SchemaRegistry.open(RegistrySettings.of(settings.get("schema.registry.url").toString()));

  @Test
  void recordsInRawFormAreReadAsTheyWere() throws RefusedException {
    GenericRecord order = Orders.generic(TestTopics.ORDER);

    byte[] bytes = bytes(TestTopics.ORDER, false).encode(order);

    assertThat(read(bytes)).isEqualTo(order);
  }

  @Test
  void recordsOfAnotherSchemaObjectAndOfAnEarlierVersionFit() throws RefusedException {
    SchemaBytes next = bytes(TestTopics.NEXT, false);
    Schema copy = new Schema.Parser().parse(TestTopics.NEXT.toString());

    assertThat(next.encode(Orders.generic(copy)))
        .isEqualTo(next.encode(Orders.generic(TestTopics.NEXT)))
        .isEqualTo(next.encode(Orders.generic(TestTopics.ORDER)));
  }

  @Test
  void whatIsNoRecordFitsItsSchemaToo() throws RefusedException {
    Schema uuid = new Schema.Parser().parse("{\"type\":\"string\",\"logicalType\":\"uuid\"}");
    Schema bytes = Schema.create(Schema.Type.BYTES);
    Schema map = Schema.createMap(Schema.create(Schema.Type.LONG));

    assertThat(bytes(uuid, true).encode("9d1f6b3e-1111-2222-3333-444455556666")).hasSize(42);
    assertThat(bytes(map, false).encode(Map.of("a", 1L))).hasSize(5 + 5);
    assertThat(bytes(bytes, false).encode(ByteBuffer.wrap(new byte[] {1, 2})))
        .isEqualTo(bytes(bytes, false).encode(new byte[] {1, 2}))
        .isEqualTo(bytes(bytes, false).prefixed(new byte[] {9, 4, 1, 2}, 1, 3))
        .hasSize(7);
  }

  @Test
  void whatDoesNotFitIsRefusedWithItsField() {
    GenericRecord order = Orders.generic(TestTopics.ORDER);
    order.put("at", "now");

    assertThat(refusal(() -> bytes(TestTopics.ORDER, false).encode(order)))
        .isEqualTo("orders.csv:7: at: expected a long, found a java.lang.String");
    assertThat(refusal(() -> bytes(Schema.create(Schema.Type.LONG), true).encode("x")))
        .isEqualTo(
            "orders.csv:7: the key doesn't fit its schema: expected a long, found a java.lang.String");
    assertThat(refusal(() -> bytes(TestTopics.ORDER, false).encode("x"))).contains("expected");
    Schema other = SchemaBuilder.record("test.Other").fields().requiredString("id").endRecord();
    GenericData.Record wrong = new GenericData.Record(other);
    wrong.put("id", "o-1");
    assertThat(refusal(() -> bytes(TestTopics.ORDER, false).encode(wrong)))
        .endsWith("can't read what is written as test.Other");
  }

  @Test
  void keysAreTextAndTimestampsBeginWith1970() throws RefusedException {
    Target target = new AvroTarget("t", bytes(TestTopics.ORDER, false), Optional.empty(), false);
    Instant at = Instant.parse("2017-01-01T00:00:00Z");

    ProducerRecord<byte[], byte[]> event =
        target.event("zwölf", null, at, List.of(new RecordHeader("h", new byte[] {1})));

    assertThat(event.key()).asString(UTF_8).isEqualTo("zwölf");
    assertThat(event.value()).isNull();
    assertThat(event.timestamp()).isEqualTo(at.toEpochMilli());
    assertThat(event.headers().lastHeader("h").value()).containsExactly(1);
    assertThat(target.event(null, null, null, List.of()).timestamp()).isNull();
    assertThat(target.event(null, null, null, List.of()).key()).isNull();
    assertThat(refusal(() -> target.event("k", null, Instant.ofEpochMilli(-1), List.of())))
        .isEqualTo(
            "orders.csv:7: the timestamp 1969-12-31T23:59:59.999Z can't be that of an event, which begin with 1970");
    assertThat(refusal(() -> target.event(7L, null, null, List.of())))
        .isEqualTo("orders.csv:7: the key is plain text, and a java.lang.Long was given");
  }

  private SchemaBytes bytes(Schema schema, boolean isKey) {
    int id = registry.register("t" + UUID.randomUUID(), schema, false);
    AvroEventSerializer<Object> serializer =
        SideSettings.of(settings, registry, isKey).serializer(registry, id);
    serializer.prepare("t", schema);
    return new SchemaBytes(isKey, "t", schema, id, serializer);
  }

  private Object read(byte[] bytes) {
    try (AvroEventDeserializer<Object> deserializer = new AvroEventDeserializer<>()) {
      deserializer.configure(settings, false);
      return deserializer.deserialize("t", bytes);
    }
  }

  private interface Encoding {
    Object run() throws RefusedException;
  }

  private static String refusal(Encoding encoding) {
    return catchThrowableOfType(RefusedException.class, encoding::run).at(PLACE).toString();
  }
}
