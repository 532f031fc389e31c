package io.millrace.consumer.read;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads ranges of partitions: committed records only, as bytes, with no consumer group, so nobody
 * else's reading changes. The order within a partition is kept; partitions come interleaved.
 *
 * <p>For one thread; the caller closes it.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, PartitionRange> unfinished = new HashMap<>();
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final boolean endless;
  private final ClusterWatch watch;
  private final Standstill standstill;
  private long offsetsRead;

  TopicReader(
      Connection connection, Consumer<byte[], byte[]> consumer, List<PartitionRange> ranges) {
    this.consumer = consumer;
    this.endless = ranges.stream().anyMatch(PartitionRange::isEndless);
    this.watch = new ClusterWatch(connection, consumer);
    this.standstill = new Standstill(connection);
    consumer.assign(ranges.stream().map(PartitionRange::partition).toList());
    for (PartitionRange range : ranges) {
      consumer.seek(range.partition(), range.start());
      positions.put(range.partition(), range.start());
      if (range.isEmpty()) {
        consumer.pause(List.of(range.partition()));
      } else {
        unfinished.put(range.partition(), range);
      }
    }
  }

  /** A reader of these ranges, each of another partition. */
  public static TopicReader open(Connection connection, List<PartitionRange> ranges) {
    Map<String, Object> config = connection.settings();
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // An offset that retention deleted meanwhile is an error, not a reason to skip.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    return new TopicReader(
        connection,
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        ranges);
  }

  /** Whether there is any committed record in these ranges, which have ends. */
  public static boolean isAnyIn(Connection connection, List<PartitionRange> ranges) {
    try (TopicReader reader = open(connection, ranges)) {
      while (!reader.isAtEnd()) {
        if (!reader.poll().isEmpty()) {
          return true;
        }
      }
      return false;
    }
  }

  /** Whether all ranges are read; never, when one of them has no end. */
  public boolean isAtEnd() {
    return unfinished.isEmpty();
  }

  /**
   * The next records; none when none came within a fifth of a second.
   *
   * @throws AppException when ranges with an end don't get on for the connection's timeout, or the
   *     cluster doesn't answer for so long
   */
  public List<ConsumerRecord<byte[], byte[]>> poll() {
    ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>(polled.count());
    for (TopicPartition partition : polled.partitions()) {
      long end = unfinished.get(partition).end();
      for (ConsumerRecord<byte[], byte[]> record : polled.records(partition)) {
        if (record.offset() < end) {
          records.add(record);
        }
      }
    }
    advance();
    if (!endless) {
      standstill.polled(POLL, offsetsRead);
    }
    watch.polled(polled.isEmpty());
    return records;
  }

  /**
   * Of each partition the offset after everything that {@link #poll} has given by now, aborted
   * records and transaction markers included.
   */
  public Map<TopicPartition, Long> positions() {
    return Map.copyOf(positions);
  }

  /** How many offsets of the ranges are passed, whether a record was there or not. */
  public long offsetsRead() {
    return offsetsRead;
  }

  private void advance() {
    Iterator<PartitionRange> ranges = unfinished.values().iterator();
    while (ranges.hasNext()) {
      PartitionRange range = ranges.next();
      TopicPartition partition = range.partition();
      long position = Math.min(consumer.position(partition), range.end());
      offsetsRead += position - positions.put(partition, position);
      if (position == range.end()) {
        consumer.pause(List.of(partition));
        ranges.remove();
      }
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
