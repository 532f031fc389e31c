package io.millrace.producer.target;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.serde.AvroEventDeserializer;
import io.millrace.serde.AvroEventSerializer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Takes generic values and generated classes, with a registry in memory; remembers the last. */
public final class MemoryTarget implements Target {
  private final String topic;
  private final Schema schema;
  private final Optional<Schema> keySchema;
  private final AvroEventSerializer<Object> values;
  private final AvroEventSerializer<Object> keys;
  private final AvroEventDeserializer<Object> generated;
  private Object last;
  private Object lastKey;

  private MemoryTarget(String topic, Schema schema, Optional<Schema> keySchema) {
    this.topic = topic;
    this.schema = schema;
    this.keySchema = keySchema;
    Map<String, Object> settings =
        Map.of("schema.registry.url", "mock://" + UUID.randomUUID(), "specific.avro.reader", true);
    this.values = new AvroEventSerializer<>();
    this.keys = new AvroEventSerializer<>();
    values.configure(settings, false);
    keys.configure(settings, true);
    this.generated = new AvroEventDeserializer<>();
    generated.configure(settings, false);
  }

  /** Whose keys are text. */
  public static MemoryTarget of(String topic, Schema schema) {
    return new MemoryTarget(topic, schema, Optional.empty());
  }

  /** Whose keys have a schema. */
  public static MemoryTarget of(String topic, Schema schema, Schema keySchema) {
    return new MemoryTarget(topic, schema, Optional.of(keySchema));
  }

  /** The value of an event, of its generated class. */
  public Object value(ProducerRecord<byte[], byte[]> event) {
    return generated.deserialize(topic, event.value());
  }

  /** The value of the last event, before it was encoded. */
  public Object last() {
    return last;
  }

  /** The key of the last event, before it was encoded. */
  public Object lastKey() {
    return lastKey;
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public Schema valueSchema() {
    return schema;
  }

  @Override
  public Optional<Schema> keySchema() {
    return keySchema;
  }

  @Override
  public ProducerRecord<byte[], byte[]> event(
      Object key, Object value, Instant timestamp, List<Header> headers) {
    last = value;
    lastKey = key;
    return new ProducerRecord<>(
        topic, null, timestamp.toEpochMilli(), key(key), values.serialize(topic, value), headers);
  }

  private byte[] key(Object key) {
    if (keySchema.isPresent()) {
      return keys.serialize(topic, key);
    }
    return key == null ? null : ((String) key).getBytes(UTF_8);
  }

  @Override
  public ProducerRecord<byte[], byte[]> encodedEvent(
      Object key, byte[] data, int offset, int length, Instant timestamp, List<Header> headers) {
    throw new UnsupportedOperationException("nothing made up is encoded already");
  }
}
