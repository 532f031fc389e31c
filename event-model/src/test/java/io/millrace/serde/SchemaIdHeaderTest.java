package io.millrace.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.serde.EventDecodingException.Reason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Ids in headers, as Confluent's 8.x can put them there. */
class SchemaIdHeaderTest {
  private static final UUID GUID = UUID.fromString("9b2f1f0c-1111-4222-8333-000000000001");
  private static final byte[] TEXT = {10, 'h', 'e', 'l', 'l', 'o'};

  private final TestRegistry registry = new TestRegistry("headers");
  private final AvroEventDeserializer<Object> values = deserializer(false);
  private final AvroEventDeserializer<Object> keys = deserializer(true);

  @Test
  void aGuidInTheHeaderNamesTheSchemaOfABareBody() {
    registry.know(GUID, Schema.create(Schema.Type.STRING));

    assertThat(values.deserialize("t", header("__value_schema_id", guid()), TEXT))
        .isEqualTo("hello");
    assertThat(keys.deserialize("t", header("__key_schema_id", guid()), TEXT)).isEqualTo("hello");
  }

  @Test
  void aGuidIsAskedForOnce() {
    registry.know(GUID, Schema.create(Schema.Type.STRING));

    values.deserialize("t", header("__value_schema_id", guid()), TEXT);
    registry.switchOff();
    values.deserialize("t", header("__value_schema_id", guid()), TEXT);

    assertThat(registry.calls()).containsExactly("schemaOf");
  }

  @Test
  void anIdInTheHeaderGoesBeforeThePrefix() {
    int text = registry.client().register("t-value", Schema.create(Schema.Type.STRING), false);
    byte[] id = ByteBuffer.allocate(5).put((byte) 0).putInt(text).array();

    assertThat(values.deserialize("t", header("__value_schema_id", id), TEXT)).isEqualTo("hello");
  }

  @Test
  void theHeaderOfTheOtherSideSaysNothing() {
    int text = registry.client().register("t-value", Schema.create(Schema.Type.STRING), false);
    byte[] prefixed = ByteBuffer.allocate(11).put((byte) 0).putInt(text).put(TEXT).array();

    assertThat(values.deserialize("t", header("__key_schema_id", guid()), prefixed))
        .isEqualTo("hello");
    assertThat(values.deserialize("t", new RecordHeaders(), prefixed)).isEqualTo("hello");
  }

  @Test
  void aHeaderThatHoldsNoIdIsRefused() {
    EventDecodingException failure = failure(header("__value_schema_id", new byte[] {2, 3}), TEXT);

    assertThat(failure.reason()).isEqualTo(Reason.NOT_IN_WIRE_FORMAT);
    assertThat(failure)
        .hasMessage(
            "a record of t is not in the wire format: its header __value_schema_id holds no id");
    assertThat(failure.topic()).isEqualTo("t");
    assertThat(failure.schemaId()).isEmpty();
  }

  @Test
  void aGuidThatTheRegistryDoesNotKnowIsRefused() {
    EventDecodingException failure = failure(header("__value_schema_id", guid()), TEXT);

    assertThat(failure.reason()).isEqualTo(Reason.UNKNOWN_SCHEMA);
    assertThat(failure).hasMessageContaining("GUID " + GUID);
  }

  @Test
  void aGuidInThePrefixIsNoWireFormatOfOurs() {
    byte[] bytes = Arrays.copyOf(guid(), 23);

    assertThat(failure(new RecordHeaders(), bytes))
        .hasMessage("a record of t is not in the wire format: its first byte is 1, not 0");
  }

  @Test
  void aTombstoneIsNullWhateverItsHeaderSays() {
    assertThat(values.deserialize("t", header("__value_schema_id", guid()), (byte[]) null))
        .isNull();
    assertThat(values.deserialize("t", new RecordHeaders(), (ByteBuffer) null)).isNull();
    assertThat(registry.calls()).isEmpty();
  }

  @Test
  void aBufferIsReadFromItsPositionToItsLimitAndStaysThere() {
    int text = registry.client().register("t-value", Schema.create(Schema.Type.STRING), false);
    ByteBuffer direct = ByteBuffer.allocateDirect(20);
    direct.position(3).put((byte) 0).putInt(text).put(TEXT).flip().position(3);
    ByteBuffer onHeap = ByteBuffer.allocate(20).put(direct.duplicate()).flip();

    assertThat(values.deserialize("t", new RecordHeaders(), direct)).isEqualTo("hello");
    assertThat(values.deserialize("t", new RecordHeaders(), onHeap)).isEqualTo("hello");
    assertThat(values.deserialize("t", new RecordHeaders(), onHeap.asReadOnlyBuffer()))
        .isEqualTo("hello");
    assertThat(direct.position()).isEqualTo(3);
    assertThat(onHeap.position()).isZero();
  }

  private EventDecodingException failure(Headers headers, byte[] bytes) {
    return catchThrowableOfType(
        EventDecodingException.class, () -> values.deserialize("t", headers, bytes));
  }

  private AvroEventDeserializer<Object> deserializer(boolean isKey) {
    AvroEventDeserializer<Object> deserializer = new AvroEventDeserializer<>(registry.client());
    deserializer.configure(Map.of(), isKey);
    return deserializer;
  }

  private static Headers header(String name, byte[] value) {
    return new RecordHeaders().add(name, value);
  }

  private static byte[] guid() {
    return ByteBuffer.allocate(17)
        .put((byte) 1)
        .putLong(GUID.getMostSignificantBits())
        .putLong(GUID.getLeastSignificantBits())
        .array();
  }
}
