package io.millrace.admin.group;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.GrouplessConsumer;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TopicAuthorizationException;

/**
 * Reads the timestamps of single events: the first one at or after an offset. It belongs to no
 * group and commits nothing. Events of transactions that are open or were aborted count as well, as
 * a group can wait for them.
 */
final class OldestUnread {
  private static final Duration STEP = Duration.ofMillis(200);

  private final Connection connection;
  private final Map<ReadFrom, Instant> found = new HashMap<>();
  private final Map<TopicPartition, Failure> failures = new HashMap<>();

  private OldestUnread(Connection connection) {
    this.connection = connection;
  }

  /**
   * What the events say; a place with no event up to its end, or whose event has no timestamp, is
   * left out.
   *
   * @param failed is given why not of partitions that could not be read
   */
  static Map<ReadFrom, Instant> read(
      Connection connection, Collection<ReadFrom> places, Map<TopicPartition, Failure> failed) {
    if (places.isEmpty()) {
      return Map.of();
    }
    OldestUnread reading = new OldestUnread(connection);
    reading.readAll(new LinkedHashSet<>(places));
    failed.putAll(reading.failures);
    return reading.found;
  }

  /** A consumer has one position a partition, so places of one partition take a round each. */
  private void readAll(Set<ReadFrom> remaining) {
    long end = System.nanoTime() + connection.timeout().toNanos();
    // One event is wanted of each partition; more only costs.
    try (Consumer<byte[], byte[]> consumer = GrouplessConsumer.open(connection, 1, 16_384)) {
      while (!remaining.isEmpty()) {
        Map<TopicPartition, ReadFrom> round = new HashMap<>();
        remaining.forEach(place -> round.putIfAbsent(place.partition(), place));
        remaining.removeAll(round.values());
        round.keySet().removeAll(failures.keySet());
        readOneEach(consumer, round, end);
      }
    }
  }

  private void readOneEach(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, ReadFrom> open, long end) {
    consumer.assign(open.keySet());
    consumer.resume(open.keySet());
    open.forEach((partition, place) -> consumer.seek(partition, place.offset()));
    while (!open.isEmpty()) {
      try {
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(STEP)) {
          take(event, open);
        }
        open.values().removeIf(place -> consumer.position(place.partition()) >= place.end());
        consumer.pause(done(consumer, open));
      } catch (InterruptException e) {
        throw e;
      } catch (TopicAuthorizationException e) {
        Set<TopicPartition> denied = new HashSet<>(open.keySet());
        denied.removeIf(partition -> !e.unauthorizedTopics().contains(partition.topic()));
        fail(denied, open, e);
        consumer.assign(open.keySet());
      } catch (KafkaException e) {
        fail(Set.copyOf(open.keySet()), open, e);
      }
      if (!open.isEmpty() && System.nanoTime() > end) {
        fail(Set.copyOf(open.keySet()), open, connection.unavailable(null));
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> event, Map<TopicPartition, ReadFrom> open) {
    ReadFrom place = open.remove(new TopicPartition(event.topic(), event.partition()));
    if (place != null && event.offset() < place.end() && event.timestamp() >= 0) {
      found.put(place, Instant.ofEpochMilli(event.timestamp()));
    }
  }

  private void fail(
      Set<TopicPartition> partitions, Map<TopicPartition, ReadFrom> open, RuntimeException why) {
    Failure failure = Answers.failure(why);
    partitions.forEach(partition -> failures.put(partition, failure));
    open.keySet().removeAll(partitions);
  }

  private static Set<TopicPartition> done(
      Consumer<?, ?> consumer, Map<TopicPartition, ReadFrom> open) {
    Set<TopicPartition> done = new HashSet<>(consumer.assignment());
    done.removeAll(open.keySet());
    return done;
  }
}
