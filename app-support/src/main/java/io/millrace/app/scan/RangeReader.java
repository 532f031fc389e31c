package io.millrace.app.scan;

import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads ranges of partitions as bytes, with no consumer group, so that nobody else's reading
 * changes. The order within a partition is kept; partitions come interleaved. For one thread; the
 * caller closes it.
 */
final class RangeReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, OffsetRange> unfinished = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Duration patience;
  private Duration idle = Duration.ZERO;

  RangeReader(Consumer<byte[], byte[]> consumer, List<OffsetRange> ranges, Duration patience) {
    this.consumer = consumer;
    this.patience = patience;
    assign(ranges);
  }

  static RangeReader open(Connection connection, List<OffsetRange> ranges, boolean committed) {
    Map<String, Object> config = connection.settings();
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(
        ConsumerConfig.ISOLATION_LEVEL_CONFIG, committed ? "read_committed" : "read_uncommitted");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // What retention deletes meanwhile is told, and no reason to go elsewhere.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Math.toIntExact(connection.timeout().toMillis()));
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new RangeReader(
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        ranges,
        connection.timeout());
  }

  /** Begins with other ranges. */
  void assign(List<OffsetRange> ranges) {
    unfinished.clear();
    positions.clear();
    consumer.assign(ranges.stream().map(OffsetRange::partition).toList());
    for (OffsetRange range : ranges) {
      consumer.seek(range.partition(), range.start());
      positions.put(range.partition(), range.start());
      if (range.isEmpty()) {
        consumer.pause(List.of(range.partition()));
      } else {
        consumer.resume(List.of(range.partition()));
        unfinished.put(range.partition(), range);
      }
    }
  }

  boolean isAtEnd() {
    return unfinished.isEmpty();
  }

  /** Those that are not read to their end, for messages. */
  Set<TopicPartition> unfinished() {
    return Collections.unmodifiableSet(unfinished.keySet());
  }

  /** Whether nothing got on for as long as one waits for the cluster; begins to wait anew. */
  boolean isStuck() {
    if (idle.compareTo(patience) < 0) {
      return false;
    }
    idle = Duration.ZERO;
    return true;
  }

  /** The next records; none when none came within a fifth of a second. */
  List<ConsumerRecord<byte[], byte[]>> poll() {
    ConsumerRecords<byte[], byte[]> polled;
    try {
      polled = consumer.poll(POLL);
    } catch (OffsetOutOfRangeException e) {
      skipDeleted(e);
      return List.of();
    }
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
    for (TopicPartition partition : polled.partitions()) {
      long end = unfinished.get(partition).end();
      for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
        if (record.offset() < end) {
          records.add(record);
        }
      }
    }
    idle = advance() ? Duration.ZERO : idle.plus(POLL);
    return records;
  }

  /** What happened on the way that a user should know. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * The offset after everything that {@link #poll} has given of a partition, aborted records and
   * transaction markers included.
   */
  long position(TopicPartition partition) {
    return positions.get(partition);
  }

  private void skipDeleted(OffsetOutOfRangeException e) {
    Map<TopicPartition, Long> firsts =
        consumer.beginningOffsets(e.offsetOutOfRangePartitions().keySet());
    e.offsetOutOfRangePartitions()
        .forEach(
            (partition, wanted) -> {
              long first = firsts.get(partition);
              if (first <= wanted) {
                throw e; // beyond the end: the log was cut off
              }
              notes.add(
                  "retention deleted offsets %d to %d of partition %d of %s meanwhile, unread"
                      .formatted(wanted, first - 1, partition.partition(), partition.topic()));
              consumer.seek(partition, first);
            });
    advance();
  }

  private boolean advance() {
    boolean advanced = false;
    for (OffsetRange range : List.copyOf(unfinished.values())) {
      TopicPartition partition = range.partition();
      long position = Math.min(consumer.position(partition), range.end());
      advanced |= positions.put(partition, position) != position;
      if (position == range.end()) {
        consumer.pause(List.of(partition));
        unfinished.remove(partition);
      }
    }
    return advanced;
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
