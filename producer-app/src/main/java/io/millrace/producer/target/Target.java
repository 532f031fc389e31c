package io.millrace.producer.target;

import io.millrace.producer.input.RefusedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** A topic that takes keys and values of its schemas. Not thread-safe. */
public interface Target {

  /** The name of the topic. */
  String topic();

  /** The schema of the values. */
  Schema valueSchema();

  /** The schema of the keys; empty when keys are plain text in UTF-8. */
  Optional<Schema> keySchema();

  /**
   * An event for the topic.
   *
   * @param key of the key's schema, or text; null for none
   * @param value of the value's schema, in a form that Avro's generic or specific writer takes;
   *     null for a tombstone
   * @param timestamp null to leave it to the producer
   * @throws RefusedException when key or value don't fit their schema
   */
  ProducerRecord<byte[], byte[]> event(
      Object key, Object value, Instant timestamp, List<Header> headers) throws RefusedException;

  /**
   * An event whose value is encoded already, as plain Avro of exactly {@link #valueSchema}.
   *
   * @throws RefusedException when the key doesn't fit its schema
   */
  ProducerRecord<byte[], byte[]> encodedEvent(
      Object key, byte[] data, int offset, int length, Instant timestamp, List<Header> headers)
      throws RefusedException;
}
