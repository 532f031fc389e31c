package io.millrace.client;

import io.millrace.event.Event;
import io.millrace.registry.RegistryException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;

/**
 * What came of the records of one poll.
 *
 * @param events in the order of each partition
 * @param stops at most one a partition; a partition that stops doesn't stop the others
 */
record Batch<K, V>(List<Event<K, V>> events, List<Stop> stops) {

  /** Where the reading of a partition stopped: at a record that stays unread. */
  record Stop(TopicPartition partition, long offset, RuntimeException cause) {}

  /** Decodes the records, and hands those that are no events to the policy. */
  static <K, V> Batch<K, V> read(
      ConsumerRecords<byte[], byte[]> polled,
      EventDecoder<K, V> decoder,
      UndecodablePolicy policy) {
    List<Event<K, V>> events = new ArrayList<>(polled.count());
    List<Stop> stops = new ArrayList<>();
    for (TopicPartition partition : polled.partitions()) {
      for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
        try {
          read(record, decoder, policy).ifPresent(events::add);
        } catch (RuntimeException e) {
          stops.add(new Stop(partition, record.offset(), e));
          break;
        }
      }
    }
    return new Batch<>(events, stops);
  }

  private static <K, V> Optional<Event<K, V>> read(
      ConsumerRecord<byte[], byte[]> record, EventDecoder<K, V> decoder, UndecodablePolicy policy) {
    try {
      return Optional.of(decoder.decode(record));
    } catch (RegistryException e) {
      // Says nothing of the record, as the registry's silence doesn't.
      throw e;
    } catch (SerializationException e) {
      policy.handle(new UndecodedRecord(record, e));
      return Optional.empty();
    }
  }
}
