package io.millrace.client;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's producer for typed events: one for a process, for topics of any types.
 *
 * <p>Keys and values of a type that Kafka has a serializer for (String, UUID, Long, byte[] and the
 * like) are written by that one, all others by {@link io.millrace.serde.AvroEventSerializer}. A
 * {@code key.serializer} or {@code value.serializer} in the settings is used for all topics
 * instead.
 *
 * <pre>{@code
 * try (EventProducer producer = EventProducer.open(config)) {
 *   producer.send(ExampleTopics.ORDERS, Event.of(order.getOrderId(), order, order.getOccurredAt()));
 * }
 * }</pre>
 *
 * <p>Transactions, flushing and metrics are Kafka's, from {@link #kafka()}. What sits inside that
 * one, such as an interceptor or a partitioner, sees bytes. Thread-safe, as Kafka's producer is.
 */
public final class EventProducer implements AutoCloseable {
  private final Producer<byte[], byte[]> kafka;
  private final EventEncoder encoder;

  private EventProducer(Producer<byte[], byte[]> kafka, EventEncoder encoder) {
    this.kafka = kafka;
    this.encoder = encoder;
  }

  /**
   * A producer with any settings of Kafka's producer and of the serdes; nothing is set that they
   * don't. The settings of the serdes are read when the first event of a type is sent.
   *
   * @throws org.apache.kafka.common.KafkaException when Kafka refuses a setting
   */
  public static EventProducer open(Map<String, ?> config) {
    Map<String, Object> copy = new HashMap<>(config);
    return new EventProducer(
        new KafkaProducer<>(copy, new ByteArraySerializer(), new ByteArraySerializer()),
        new EventEncoder(copy));
  }

  /**
   * Sends an event as Kafka's producer does: at once into its buffer, and from there in the
   * background. An event that was read elsewhere is sent anew; its origin has no part in it.
   *
   * @return completes when the broker has acknowledged, or with Kafka's exception
   * @throws org.apache.kafka.common.errors.SerializationException when the key or the value isn't
   *     of the topic's type or doesn't fit its schema, or the event is of a time before 1970
   * @throws io.millrace.registry.RegistryException when the registry refuses the schema
   * @throws io.millrace.registry.RegistryUnavailableException when it doesn't answer; this and the
   *     two above are thrown before Kafka's producer has the event, so a transaction can go on
   */
  public <K, V> Future<RecordMetadata> send(
      EventTopic<K, V> topic, Event<? extends K, ? extends V> event) {
    return kafka.send(encode(topic, event));
  }

  /** As {@link #send(EventTopic, Event)}; Kafka's thread calls back with the outcome. */
  public <K, V> Future<RecordMetadata> send(
      EventTopic<K, V> topic, Event<? extends K, ? extends V> event, Callback callback) {
    return kafka.send(encode(topic, event), callback);
  }

  /**
   * The record that {@link #send} would send, for what Kafka's producer takes beyond an event, such
   * as a partition of one's choice. Throws what {@code send} does.
   */
  public <K, V> ProducerRecord<byte[], byte[]> encode(
      EventTopic<K, V> topic, Event<? extends K, ? extends V> event) {
    return encoder.encode(topic, event);
  }

  /** Kafka's own producer, which this one closes. */
  public Producer<byte[], byte[]> kafka() {
    return kafka;
  }

  /** Waits for what is under way, as long as that takes, and closes Kafka's producer. */
  @Override
  public void close() {
    close(Duration.ofMillis(Long.MAX_VALUE));
  }

  /** Waits at most this long for what is under way, and closes Kafka's producer. */
  public void close(Duration timeout) {
    try (encoder) {
      kafka.close(timeout);
    }
  }
}
