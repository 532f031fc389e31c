package io.millrace.client;

import static java.util.Objects.requireNonNull;

import io.millrace.client.Batch.Stop;
import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Kafka's consumer for typed events, of one topic or of several.
 *
 * <p>Keys and values of a type that Kafka has a deserializer for (String, UUID, Long, byte[] and
 * the like) are read by that one, all others by {@link io.millrace.serde.AvroEventDeserializer} as
 * the type of their topic. A {@code key.deserializer} or {@code value.deserializer} in the settings
 * is used for all topics instead.
 *
 * <pre>{@code
 * try (EventConsumer<String, OrderEvent> consumer =
 *     EventConsumer.open(config, ExampleTopics.ORDERS)) {
 *   consumer.subscribe();
 *   while (running) {
 *     consumer.poll(Duration.ofSeconds(1)).forEach(this::handle);
 *     consumer.kafka().commitSync();
 *   }
 * }
 * }</pre>
 *
 * <p>Every record is either returned as an event, once, or dealt with by the policy; the position
 * in a partition is always behind the last such record, so that Kafka's commits are right at any
 * time between two polls. Kafka's own defaults hold: offsets are committed automatically and
 * aborted transactions are read, unless the settings say otherwise.
 *
 * <p>Assignment, seeking, commits and metrics are Kafka's, from {@link #kafka()}; records that are
 * polled there don't come here. For one thread, as Kafka's consumer is.
 */
public final class EventConsumer<K, V> implements AutoCloseable {
  private final Consumer<byte[], byte[]> kafka;
  private final EventDecoder<K, V> decoder;
  private final UndecodablePolicy policy;
  private Stop pending;

  EventConsumer(
      Consumer<byte[], byte[]> kafka, EventDecoder<K, V> decoder, UndecodablePolicy policy) {
    this.kafka = kafka;
    this.decoder = decoder;
    this.policy = policy;
  }

  /** A consumer of one topic that fails at records that can't be decoded. */
  public static <K, V> EventConsumer<K, V> open(Map<String, ?> config, EventTopic<K, V> topic) {
    return open(config, topic, UndecodablePolicy.fail());
  }

  /** A consumer of one topic; otherwise as {@link #open(Map, Collection, UndecodablePolicy)}. */
  public static <K, V> EventConsumer<K, V> open(
      Map<String, ?> config, EventTopic<K, V> topic, UndecodablePolicy policy) {
    return open(config, List.of(topic), policy);
  }

  /**
   * A consumer with any settings of Kafka's consumer and of the serdes; nothing is set that they
   * don't. It reads nothing before {@link #subscribe}, or Kafka's own subscribe or assign.
   *
   * @param topics what records are decoded as; K and V are what they have in common
   * @throws org.apache.kafka.common.KafkaException when a setting is refused
   */
  public static <K, V> EventConsumer<K, V> open(
      Map<String, ?> config,
      Collection<? extends EventTopic<? extends K, ? extends V>> topics,
      UndecodablePolicy policy) {
    requireNonNull(policy, "policy");
    Map<String, Object> copy = new HashMap<>(config);
    EventDecoder<K, V> decoder = new EventDecoder<>(copy);
    try {
      topics.forEach(decoder::add);
      return new EventConsumer<>(
          new KafkaConsumer<>(copy, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
          decoder,
          policy);
    } catch (RuntimeException e) {
      decoder.close();
      throw e;
    }
  }

  /** Subscribes to all topics that this consumer was opened with, as a member of its group. */
  public void subscribe() {
    kafka.subscribe(decoder.topics());
  }

  /**
   * The next events, in the order of each partition. None when none came in time, or when all that
   * came was dealt with by the policy.
   *
   * <p>When a record can't be read, the events before it and those of other partitions are returned
   * first; the next call throws, with the position at that record, and so does every later one that
   * meets it again.
   *
   * @throws UndecodableEventException for a record that the policy stops at, and whatever else the
   *     policy throws
   * @throws io.millrace.registry.RegistryUnavailableException when the registry doesn't answer for
   *     a schema: the same call can succeed later
   * @throws io.millrace.registry.RegistryException when it refuses to give a schema
   * @throws IllegalStateException for a record of a topic that this consumer wasn't opened with
   * @throws org.apache.kafka.common.KafkaException what Kafka's own poll throws
   */
  public List<Event<K, V>> poll(Duration timeout) {
    throwPending();
    ConsumerRecords<byte[], byte[]> polled = kafka.poll(timeout);
    Batch<K, V> batch;
    try {
      batch = Batch.read(polled, decoder, policy);
    } catch (Error e) {
      // Such as a stack overflow in deeply nested data: nothing of this poll was returned.
      polled
          .partitions()
          .forEach(partition -> stay(partition, polled.records(partition).get(0).offset()));
      throw e;
    }
    batch.stops().forEach(stop -> stay(stop.partition(), stop.offset()));
    if (!batch.stops().isEmpty()) {
      pending = batch.stops().get(0);
      if (batch.events().isEmpty()) {
        throwPending();
      }
    }
    return List.copyOf(batch.events());
  }

  /** A stop that the user has sought away from, or whose partition has gone, is none any more. */
  private void throwPending() {
    Stop stop = pending;
    pending = null;
    if (stop != null
        && kafka.assignment().contains(stop.partition())
        && kafka.position(stop.partition()) == stop.offset()) {
      throw stop.cause();
    }
  }

  private void stay(TopicPartition partition, long offset) {
    try {
      kafka.seek(partition, offset);
    } catch (IllegalStateException e) {
      // Not assigned any more: its next owner starts where this one has committed.
    }
  }

  /** Kafka's own consumer, which this one closes. */
  public Consumer<byte[], byte[]> kafka() {
    return kafka;
  }

  /** Leaves the group and closes Kafka's consumer, within Kafka's default of 30 seconds. */
  @Override
  public void close() {
    try (decoder) {
      kafka.close();
    }
  }

  /** As {@link #close()}, within a time of one's own. */
  public void close(Duration timeout) {
    try (decoder) {
      kafka.close(CloseOptions.timeout(timeout));
    }
  }
}
