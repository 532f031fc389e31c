package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the committed records of a topic for a group, which it doesn't join: others can't be given
 * its partitions. For one thread.
 */
final class SourceReader implements AutoCloseable {
  private static final Duration STEP = Duration.ofMillis(100);

  /** There is nothing to hand over; else a broker that gives no answer is waited for. */
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final Duration timeout;
  private final Deque<ConsumerRecord<byte[], byte[]>> fetched = new ArrayDeque<>();
  private Duration idle = Duration.ZERO;

  SourceReader(Consumer<byte[], byte[]> consumer, String topic, Duration timeout) {
    this.consumer = consumer;
    this.topic = topic;
    this.timeout = timeout;
  }

  static SourceReader open(Connection connection, String topic, String group) {
    Map<String, Object> config = connection.settings();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Math.toIntExact(connection.timeout().toMillis()));
    return new SourceReader(
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
        topic,
        connection.timeout());
  }

  /** Goes on from these offsets, in those partitions that aren't complete. */
  void seek(Checkpoint from) {
    fetched.clear();
    List<TopicPartition> incomplete =
        from.partitions().entrySet().stream()
            .filter(partition -> !partition.getValue().isComplete())
            .map(partition -> new TopicPartition(topic, partition.getKey()))
            .toList();
    consumer.assign(incomplete);
    incomplete.forEach(
        partition -> consumer.seek(partition, from.of(partition.partition()).next()));
  }

  /** What commits offsets of the group. */
  ConsumerGroupMetadata group() {
    return consumer.groupMetadata();
  }

  /** The next record that was read; null when there is none left, and it is time to poll. */
  ConsumerRecord<byte[], byte[]> next() {
    return fetched.poll();
  }

  /** Gives a record back, to be the next again. */
  void putBack(ConsumerRecord<byte[], byte[]> record) {
    fetched.addFirst(record);
  }

  /**
   * Reads on, and waits a moment for it.
   *
   * @return what was read
   * @throws AppException when nothing came for as long as a cluster may take to answer
   */
  Collection<ConsumerRecord<byte[], byte[]>> poll() {
    long before = positions();
    long start = System.nanoTime();
    consumer.poll(STEP).forEach(fetched::add);
    boolean moved = positions() != before;
    idle = moved ? Duration.ZERO : idle.plusNanos(System.nanoTime() - start);
    if (idle.compareTo(timeout) > 0) {
      throw AppException.ended(
          ExitCode.UNAVAILABLE,
          "nothing more came from %s for %d s, which has not come to its end"
              .formatted(topic, timeout.toSeconds()));
    }
    return Collections.unmodifiableCollection(fetched);
  }

  /** Where the next poll goes on: all before it was read, or isn't there to be read. */
  long position(int partition) {
    return consumer.position(new TopicPartition(topic, partition));
  }

  /** Reads no more of a partition. */
  void leave(int partition) {
    consumer.pause(List.of(new TopicPartition(topic, partition)));
  }

  private long positions() {
    return consumer.assignment().stream().mapToLong(consumer::position).sum();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
