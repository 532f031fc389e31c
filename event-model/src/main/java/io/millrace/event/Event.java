package io.millrace.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * The typed content of one Kafka record.
 *
 * <p>Immutable, as far as its key and value are.
 *
 * @param key null for a record without a key; such records have no order among each other
 * @param value null for a tombstone, which deletes the key in a compacted topic
 * @param timestamp when the event happened, in whole milliseconds on the wire
 * @param headers in the order of the record; a name may occur more than once
 * @param origin where it was read; empty for an event that was made here
 */
public record Event<K, V>(
    K key, V value, Instant timestamp, List<Header> headers, Optional<Origin> origin) {

  public Event {
    requireNonNull(timestamp, "timestamp");
    requireNonNull(origin, "origin");
    headers = List.copyOf(headers);
  }

  /** An event made here, without headers. */
  public static <K, V> Event<K, V> of(K key, V value, Instant timestamp) {
    return new Event<>(key, value, timestamp, List.of(), Optional.empty());
  }

  /** The event that a record carries. */
  public static <K, V> Event<K, V> from(ConsumerRecord<K, V> read) {
    return new Event<>(
        read.key(),
        read.value(),
        Instant.ofEpochMilli(read.timestamp()),
        List.of(read.headers().toArray()),
        Optional.of(new Origin(read.topic(), read.partition(), read.offset())));
  }

  /** The record that publishes this event; the producer's partitioner chooses the partition. */
  public ProducerRecord<K, V> toRecord(EventTopic<? extends K, ? extends V> topic) {
    return new ProducerRecord<>(topic.name(), null, timestamp.toEpochMilli(), key, value, headers);
  }
}
