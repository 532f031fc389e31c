package io.millrace.consumer.aggregate;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import io.millrace.registry.RegistryException;
import io.millrace.serde.AvroEventSerde;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Reads the values of records as events of a class. One that isn't such an event stops the
 * application, with a sentence that says where it is. Thread-safe.
 */
public final class EventReader<T> {
  private final Deserializer<T> values;

  private EventReader(Deserializer<T> values) {
    this.values = values;
  }

  /** Reads events whose schemas are in the connection's registry. */
  public static <T> EventReader<T> of(Class<T> type, Connection connection) {
    AvroEventSerde<T> serde = AvroEventSerde.of(requireNonNull(type, "type"));
    serde.configure(connection.settings(), false);
    return new EventReader<>(serde.deserializer());
  }

  /**
   * The event of a record; null for one without a value.
   *
   * @throws AppException of refused data when it is none
   * @throws io.millrace.registry.RegistryUnavailableException when its schema can't be asked for
   */
  public T read(Record<?, byte[]> record, RecordMetadata at) {
    return read(at.topic(), at.partition(), at.offset(), record.headers(), record.value());
  }

  /** As {@link #read(Record, RecordMetadata)}, of a record that a consumer has. */
  public T read(ConsumerRecord<?, byte[]> record) {
    return read(
        record.topic(), record.partition(), record.offset(), record.headers(), record.value());
  }

  private T read(String topic, int partition, long offset, Headers headers, byte[] value) {
    try {
      return values.deserialize(topic, headers, value);
    } catch (RegistryException e) {
      throw e;
    } catch (SerializationException | AvroRuntimeException | IllegalArgumentException e) {
      throw AppException.refused(
          "cannot use the record at offset %d of %s, partition %d: %s"
              .formatted(offset, topic, partition, e.getMessage()));
    }
  }
}
