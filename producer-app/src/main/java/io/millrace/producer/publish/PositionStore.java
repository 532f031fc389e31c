package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * How far imports are, in a compacted topic: the key is {@code NAME/PART}, the value the state of
 * the part as JSON.
 */
final class PositionStore {
  static final String TOPIC = "millrace-imports";

  private static final Duration POLL = Duration.ofMillis(100);

  private final Connection connection;
  private final Duration patience;
  private final Halt halt;
  private final PublishListener listener;

  /**
   * @param patience how long to wait for open transactions of other imports
   */
  PositionStore(Connection connection, Duration patience, Halt halt, PublishListener listener) {
    this.connection = connection;
    this.patience = patience;
    this.halt = halt;
    this.listener = listener;
  }

  static String prefix(String name) {
    return name + "/";
  }

  /**
   * State by part of an import whose own open transaction was ended before. The positions of all
   * imports are read up to where they end now. An open transaction of another import can hold that
   * back: what comes behind it isn't visible until it ends.
   *
   * @throws AppException when they can't be read, or an open transaction doesn't end
   */
  Map<String, String> read(String name) {
    try (Admin admin = connection.openAdmin()) {
      new PositionTopic(connection, admin).ensure();
      Map<TopicPartition, Long> ends = ends(admin);
      Map<String, String> found = new HashMap<>();
      try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
        consumer.assign(ends.keySet());
        consumer.seekToBeginning(ends.keySet());
        readUpTo(ends, consumer, prefix(name), found);
      }
      return found;
    } catch (AuthorizationException e) {
      throw AppException.ended(
          ExitCode.ACCESS_DENIED, "not authorized to read positions in topic " + TOPIC);
    }
  }

  private void readUpTo(
      Map<TopicPartition, Long> ends,
      KafkaConsumer<byte[], byte[]> consumer,
      String prefix,
      Map<String, String> found) {
    long start = System.nanoTime();
    boolean told = false;
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey(), connection.timeout()) < end.getValue())) {
      boolean any = false;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        put(record, prefix, found);
        any = true;
      }
      long waited = System.nanoTime() - start;
      if (halt.isRequested()) {
        throw AppException.ended(ExitCode.INTERRUPTED, "stopped before anything was published");
      }
      if (!any && waited > patience.toNanos()) {
        throw AppException.unavailable(
            ("positions in %s can't be read yet: a transaction of another import is open there;"
                    + " try again when it has ended (one that was killed ends after its"
                    + " transaction.timeout.ms, unless its end was lost with a broker:"
                    + " kafka-transactions.sh find-hanging tells)")
                .formatted(TOPIC),
            null);
      }
      if (!told && waited > Duration.ofSeconds(2).toNanos()) {
        listener.note("waiting for a transaction of another import to end, to read positions");
        told = true;
      }
    }
  }

  private static void put(
      ConsumerRecord<byte[], byte[]> record, String prefix, Map<String, String> found) {
    String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    if (!key.startsWith(prefix)) {
      return;
    }
    String part = key.substring(prefix.length());
    if (record.value() == null) {
      found.remove(part);
    } else {
      found.put(part, new String(record.value(), StandardCharsets.UTF_8));
    }
  }

  /** The ends of all partitions, with what isn't committed. */
  private Map<TopicPartition, Long> ends(Admin admin) {
    Map<TopicPartition, OffsetSpec> wanted =
        describe(admin).partitions().stream()
            .collect(
                Collectors.toMap(
                    partition -> new TopicPartition(TOPIC, partition.partition()),
                    partition -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    Map<TopicPartition, ListOffsetsResultInfo> found =
        connection.await(admin.listOffsets(wanted).all());
    found.forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  /** A topic that was made just now isn't known to each broker yet. */
  private TopicDescription describe(Admin admin) {
    long start = System.nanoTime();
    while (true) {
      try {
        return connection.await(admin.describeTopics(List.of(TOPIC)).topicNameValues().get(TOPIC));
      } catch (UnknownTopicOrPartitionException e) {
        if (halt.isRequested() || System.nanoTime() - start > connection.timeout().toNanos()) {
          throw AppException.usage(
              ("topic %s, where imports keep their positions, isn't there: let somebody create it,"
                      + " with cleanup.policy=compact")
                  .formatted(TOPIC));
        }
        halt.pause(POLL);
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = connection.settings();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    // The user's are the producer's.
    config.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Math.toIntExact(connection.timeout().toMillis()));
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
