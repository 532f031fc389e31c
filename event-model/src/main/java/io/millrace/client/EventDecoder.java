package io.millrace.client;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.event.Origin;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Makes events of records that somebody else has read, each with the types of its topic.
 *
 * <p>Thread-safe as far as its deserializers are: Kafka's and {@link
 * io.millrace.serde.AvroEventDeserializer} are. The caller closes it.
 */
public final class EventDecoder<K, V> implements AutoCloseable {
  private final Map<String, ?> config;
  private final Map<String, EventTopic<? extends K, ? extends V>> topics = new HashMap<>();
  private final Map<Class<?>, Deserializer<?>> keys = new HashMap<>();
  private final Map<Class<?>, Deserializer<?>> values = new HashMap<>();

  EventDecoder(Map<String, ?> config) {
    this.config = config;
  }

  /**
   * A decoder of these topics, by the settings and rules of {@link EventConsumer}.
   *
   * @throws org.apache.kafka.common.KafkaException when a setting is refused
   */
  public static <K, V> EventDecoder<K, V> open(
      Map<String, ?> config, Collection<? extends EventTopic<? extends K, ? extends V>> topics) {
    EventDecoder<K, V> decoder = new EventDecoder<>(new HashMap<>(config));
    try {
      topics.forEach(decoder::add);
      return decoder;
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  /** Takes records of this topic as well. */
  void add(EventTopic<? extends K, ? extends V> topic) {
    if (topics.putIfAbsent(topic.name(), topic) != null) {
      throw new IllegalArgumentException("topic " + topic.name() + " is given twice");
    }
    keys.computeIfAbsent(topic.keyType(), type -> SerdeChoice.deserializer(config, true, type));
    values.computeIfAbsent(
        topic.valueType(), type -> SerdeChoice.deserializer(config, false, type));
  }

  /** The names of the topics. */
  List<String> topics() {
    return List.copyOf(topics.keySet());
  }

  /**
   * The event that a record carries.
   *
   * @throws org.apache.kafka.common.errors.SerializationException when it is none; a {@link
   *     io.millrace.registry.RegistryException} says nothing of the record
   * @throws io.millrace.registry.RegistryUnavailableException when the registry doesn't answer
   * @throws IllegalStateException for a record of a topic that this has no types of
   */
  public Event<K, V> decode(ConsumerRecord<byte[], byte[]> read) {
    EventTopic<? extends K, ? extends V> topic = topics.get(read.topic());
    if (topic == null) {
      throw new IllegalStateException(
          "a record of %s was read, but this consumer has the types of %s only"
              .formatted(read.topic(), String.join(", ", topics.keySet())));
    }
    return new Event<>(
        decode("key", keys, topic.keyType(), read, read.key()),
        decode("value", values, topic.valueType(), read, read.value()),
        Instant.ofEpochMilli(read.timestamp()),
        List.of(read.headers().toArray()),
        Optional.of(new Origin(read.topic(), read.partition(), read.offset())));
  }

  private static <T> T decode(
      String part,
      Map<Class<?>, Deserializer<?>> deserializers,
      Class<T> type,
      ConsumerRecord<byte[], byte[]> read,
      byte[] bytes) {
    if (bytes == null) {
      return null; // as Kafka's consumer does, without a look at the deserializer
    }
    Object value = decode(part, deserializers.get(type), read, bytes);
    TypeCheck.require(part, read.topic(), type, value);
    return type.cast(value);
  }

  /** A deserializer that the settings name may throw anything for bytes that it can't read. */
  private static Object decode(
      String part,
      Deserializer<?> deserializer,
      ConsumerRecord<byte[], byte[]> read,
      byte[] bytes) {
    try {
      return deserializer.deserialize(read.topic(), read.headers(), bytes);
    } catch (KafkaException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new SerializationException(
          "the %s can't be decoded by %s: %s"
              .formatted(part, deserializer.getClass().getName(), e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    keys.values().forEach(Deserializer::close);
    values.values().forEach(Deserializer::close);
  }
}
