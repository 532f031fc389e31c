package io.millrace.client;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** Makes records of events, with a serializer for each type that is opened when first needed. */
final class EventEncoder implements AutoCloseable {
  private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Map<String, ?> config;
  private final ConcurrentMap<Class<?>, Serializer<?>> keys = new ConcurrentHashMap<>();
  private final ConcurrentMap<Class<?>, Serializer<?>> values = new ConcurrentHashMap<>();

  EventEncoder(Map<String, ?> config) {
    this.config = config;
  }

  <K, V> ProducerRecord<byte[], byte[]> encode(
      EventTopic<K, V> topic, Event<? extends K, ? extends V> event) {
    // A serializer may add headers of its own.
    Headers headers = new RecordHeaders(event.headers());
    byte[] key = encode(true, topic.name(), topic.keyType(), event.key(), headers);
    byte[] value = encode(false, topic.name(), topic.valueType(), event.value(), headers);
    return new ProducerRecord<>(topic.name(), null, timestamp(topic, event), key, value, headers);
  }

  private static long timestamp(EventTopic<?, ?> topic, Event<?, ?> event) {
    if (event.timestamp().isBefore(Instant.EPOCH) || event.timestamp().isAfter(LATEST)) {
      throw new SerializationException(
          "Kafka has no timestamp for an event of %s at %s: it counts milliseconds from 1970 on"
              .formatted(topic.name(), event.timestamp()));
    }
    return event.timestamp().toEpochMilli();
  }

  private <T> byte[] encode(boolean isKey, String topic, Class<T> type, T value, Headers headers) {
    String part = isKey ? "key" : "value";
    TypeCheck.require(part, topic, type, value);
    try {
      return serializer(isKey, type).serialize(topic, headers, value);
    } catch (ClassCastException e) {
      throw new SerializationException(
          "the %s.serializer of the settings takes no %s of %s, which is a %s"
              .formatted(part, part, topic, type.getTypeName()),
          e);
    }
  }

  @SuppressWarnings(
      "unchecked") // chosen for T, or by the settings: then a wrong one fails its cast
  private <T> Serializer<T> serializer(boolean isKey, Class<T> type) {
    // One Avro serializer does for all types, so that schemas that topics share are asked for once.
    return (Serializer<T>)
        (isKey ? keys : values)
            .computeIfAbsent(
                SerdeChoice.isKafkas(type) ? type : Object.class,
                chosen -> SerdeChoice.serializer(config, isKey, chosen));
  }

  @Override
  public void close() {
    keys.values().forEach(Serializer::close);
    values.values().forEach(Serializer::close);
  }
}
