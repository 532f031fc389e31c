package io.millrace.producer.target;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.producer.input.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A topic whose schemas are known. */
final class AvroTarget implements Target {
  private final String topic;
  private final SchemaBytes values;
  private final Optional<SchemaBytes> keys;
  private final boolean compacted;

  /**
   * @param keys empty for plain text
   * @param compacted whether brokers refuse events without a key
   */
  AvroTarget(String topic, SchemaBytes values, Optional<SchemaBytes> keys, boolean compacted) {
    this.compacted = compacted;
    this.topic = topic;
    this.values = values;
    this.keys = keys;
  }

  @Override
  public String topic() {
    return topic;
  }

  @Override
  public Schema valueSchema() {
    return values.schema();
  }

  @Override
  public Optional<Schema> keySchema() {
    return keys.map(SchemaBytes::schema);
  }

  @Override
  public ProducerRecord<byte[], byte[]> event(
      Object key, Object value, Instant timestamp, List<Header> headers) throws RefusedException {
    return record(key, values.encode(value), timestamp, headers);
  }

  @Override
  public ProducerRecord<byte[], byte[]> encodedEvent(
      Object key, byte[] data, int offset, int length, Instant timestamp, List<Header> headers)
      throws RefusedException {
    return record(key, values.prefixed(data, offset, length), timestamp, headers);
  }

  private ProducerRecord<byte[], byte[]> record(
      Object key, byte[] value, Instant timestamp, List<Header> headers) throws RefusedException {
    return new ProducerRecord<>(topic, null, millis(timestamp), key(key), value, headers);
  }

  private byte[] key(Object key) throws RefusedException {
    if (key == null && compacted) {
      throw new RefusedException(
          "",
          "",
          "it has no key, and topic %s is compacted: each of its events has one".formatted(topic));
    } else if (keys.isPresent()) {
      return keys.get().encode(key);
    } else if (key == null) {
      return null;
    } else if (key instanceof CharSequence text) {
      return text.toString().getBytes(UTF_8);
    }
    throw new RefusedException(
        "", "", "the key is plain text, and a " + key.getClass().getName() + " was given");
  }

  private static Long millis(Instant timestamp) throws RefusedException {
    if (timestamp == null) {
      return null;
    }
    long millis;
    try {
      millis = timestamp.toEpochMilli();
    } catch (ArithmeticException e) {
      millis = -1;
    }
    if (millis < 0) {
      throw new RefusedException(
          "",
          "",
          "the timestamp %s can't be that of an event, which begin with 1970".formatted(timestamp));
    }
    return millis;
  }
}
