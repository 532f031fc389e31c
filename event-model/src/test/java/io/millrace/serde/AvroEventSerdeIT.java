package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.example.Customer;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.EventDecodingException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against the real registry of the local stack. */
@WithStack
class AvroEventSerdeIT {
  private static final OrderEvent CANCELLED =
      new OrderEvent(
          UUID.fromString("9b2f1f0c-1111-4222-8333-000000000001"),
          "O-1",
          Instant.parse("2016-11-08T00:00:00Z"),
          new OrderCancelled("größer bestellt"));

  private String url;
  private SchemaRegistry registry;
  private AvroEventSerializer<Object> serializer;
  private AvroEventDeserializer<Object> specific;
  private AvroEventDeserializer<Object> generic;

  @BeforeEach
  void open(Stack stack) {
    url = stack.registryUrl();
    registry = SchemaRegistry.open(RegistrySettings.of(url));
    serializer = new AvroEventSerializer<>();
    serializer.configure(Map.of("schema.registry.url", url), false);
    specific = deserializer(Map.of("schema.registry.url", url, "specific.avro.reader", "true"));
    generic =
        deserializer(Map.of("schema.registry.url", url, "avro.fail.on.trailing.data", "true"));
  }

  @Test
  void aGeneratedRecordComesBackEqualWithStringsAsString() {
    byte[] bytes = serializer.serialize("serde-specific", CANCELLED);

    assertThat(specific.deserialize("serde-specific", bytes)).isEqualTo(CANCELLED);
  }

  @Test
  void theSchemaIsRegisteredAsItsFileHasItUnderTheSubjectOfTheTopic() throws IOException {
    serializer.serialize("serde-subject", new Customer("C-1", "Ada", "Consumer"));

    Schema file;
    try (InputStream in = Customer.class.getResourceAsStream("Customer.avsc")) {
      file = new Schema.Parser().parse(in);
    }
    assertThat(registry.latest("serde-subject-value")).isPresent();
    assertThat(registry.latest("serde-subject-value").orElseThrow().schema()).isEqualTo(file);
    assertThat(registry.latest("serde-subject-value").orElseThrow().version()).isEqualTo(1);
    assertThat(registry.register("serde-subject-value", file, false))
        .isEqualTo(registry.latest("serde-subject-value").orElseThrow().id());
  }

  @Test
  void aGenericRecordIsWrittenAndReadWithItsOwnSchema() {
    Schema schema =
        SchemaBuilder.record("Note").namespace("t").fields().requiredString("text").endRecord();
    GenericRecord note = new GenericRecordBuilder(schema).set("text", "hello").build();

    Object read = generic.deserialize("serde-generic", serializer.serialize("serde-generic", note));

    assertThat(read).hasToString(note.toString());
    assertThat(((GenericRecord) read).getSchema()).isEqualTo(schema);
  }

  @Test
  void theBytesAreAZeroTheIdAndPlainAvro() {
    byte[] bytes = serializer.serialize("serde-wire", "Zürich");

    int id = registry.latest("serde-wire-value").orElseThrow().id();
    assertThat(bytes)
        .isEqualTo(
            ByteBuffer.allocate(13)
                .put((byte) 0)
                .putInt(id)
                .put(new byte[] {14, 'Z', (byte) 0xC3, (byte) 0xBC, 'r', 'i', 'c', 'h'})
                .array());
  }

  static Stream<Object> primitives() {
    return Stream.of(
        true, 42, 1L << 40, 1.5f, Math.PI, "text", "", new byte[] {0, 1, 2}, new byte[0]);
  }

  @ParameterizedTest
  @MethodSource("primitives")
  void aPrimitiveComesBackEqual(Object value) {
    String topic = "serde-" + value.getClass().getSimpleName().replace("[]", "s");

    assertThat(generic.deserialize(topic, serializer.serialize(topic, value))).isEqualTo(value);
  }

  @Test
  void aByteBufferCountsFromItsPositionAndKeepsIt() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}).position(1).limit(3);

    Object read = generic.deserialize("serde-buffer", serializer.serialize("serde-buffer", buffer));

    assertThat(read).isEqualTo(new byte[] {1, 2});
    assertThat(buffer.position()).isEqualTo(1);
  }

  @Test
  void nullStaysNullAndRegistersNothing() {
    assertThat(serializer.serialize("serde-null", null)).isNull();
    assertThat(generic.deserialize("serde-null", null)).isNull();
    assertThat(registry.latest("serde-null-value")).isEmpty();
  }

  @Test
  void bytesWithoutThePrefixAreRefused() {
    assertThat(failure(new byte[] {1, 0, 0, 0, 1, 2}).reason())
        .isEqualTo(Reason.NOT_IN_WIRE_FORMAT);
    assertThat(failure(new byte[] {0, 0})).hasMessageContaining("it has 2 bytes");
  }

  @Test
  void anIdThatTheRegistryDoesNotKnowIsRefused() {
    byte[] bytes = ByteBuffer.allocate(6).put((byte) 0).putInt(999_999).array();

    EventDecodingException failure = failure(bytes);

    assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
    assertThat(failure).hasMessageContaining("999999");
  }

  @Test
  void aValueThatIsCutShortOrTooLongIsRefused() {
    byte[] whole = serializer.serialize("serde-cut", "a text");

    assertThat(failure(Arrays.copyOf(whole, whole.length - 2)).reason())
        .isEqualTo(Reason.MALFORMED);
    assertThat(failure(Arrays.copyOf(whole, whole.length + 1)).reason())
        .isEqualTo(Reason.TRAILING_BYTES);
  }

  @Test
  void aClassThatAvroDidNotGenerateIsNeverMade() {
    Schema schema =
        SchemaBuilder.record("ProcessBuilder")
            .namespace("java.lang")
            .fields()
            .requiredString("command")
            .endRecord();
    GenericRecord bait = new GenericRecordBuilder(schema).set("command", "x").build();
    byte[] bytes = serializer.serialize("serde-bait", bait);

    EventDecodingException failure =
        catchThrowableOfType(
            EventDecodingException.class, () -> specific.deserialize("serde-bait", bytes));

    assertThat(failure.reason()).isEqualTo(Reason.UNREADABLE_AS_CLASS);
    assertThat(failure).hasMessageContaining("java.lang.ProcessBuilder is not trusted");
  }

  @Test
  void aClassGivenByNameIsReadWithoutTheSwitchForAllClasses() {
    AvroEventDeserializer<Object> typed =
        deserializer(
            Map.of(
                "schema.registry.url",
                url,
                "specific.avro.value.type",
                OrderEvent.class.getName()));

    assertThat(typed.deserialize("serde-typed", serializer.serialize("serde-typed", CANCELLED)))
        .isEqualTo(CANCELLED);
  }

  @Test
  void genericRecordsHoldConvertedValuesOnlyWhenAskedTo() {
    byte[] bytes = serializer.serialize("serde-logical", CANCELLED);
    AvroEventDeserializer<Object> converting =
        deserializer(
            Map.of("schema.registry.url", url, "avro.use.logical.type.converters", "true"));

    GenericRecord raw = (GenericRecord) generic.deserialize("serde-logical", bytes);
    GenericRecord converted = (GenericRecord) converting.deserialize("serde-logical", bytes);

    assertThat(raw.get("occurredAt")).isEqualTo(CANCELLED.getOccurredAt().toEpochMilli());
    assertThat(converted.get("occurredAt")).isEqualTo(CANCELLED.getOccurredAt());
    assertThat(converted.get("eventId")).isEqualTo(CANCELLED.getEventId());
  }

  @Test
  void aGenericRecordIsWrittenAfterAGeneratedOneOfAnEqualSchema() {
    serializer.serialize("serde-both", CANCELLED);
    GenericRecord same =
        (GenericRecord)
            generic.deserialize("serde-both", serializer.serialize("serde-both", CANCELLED));

    byte[] bytes = serializer.serialize("serde-both", same);

    assertThat(specific.deserialize("serde-both", bytes)).isEqualTo(CANCELLED);
  }

  private EventDecodingException failure(byte[] bytes) {
    return catchThrowableOfType(
        EventDecodingException.class, () -> generic.deserialize("serde-failure", bytes));
  }

  private static AvroEventDeserializer<Object> deserializer(Map<String, String> config) {
    AvroEventDeserializer<Object> deserializer = new AvroEventDeserializer<>();
    deserializer.configure(config, false);
    return deserializer;
  }
}
