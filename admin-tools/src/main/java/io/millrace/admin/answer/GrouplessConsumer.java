package io.millrace.admin.answer;

import io.millrace.app.connect.Connection;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Opens consumers that only look: they belong to no group, commit nothing and make no topic. Events
 * of transactions that are open or were aborted are among what they read.
 */
public final class GrouplessConsumer {
  private GrouplessConsumer() {}

  /**
   * A consumer without partitions; the caller assigns them, seeks in them, and closes it.
   *
   * @param records how many it gives in one poll at most
   * @param bytes how many it fetches of a partition, but for a single larger record
   */
  public static Consumer<byte[], byte[]> open(Connection connection, int records, int bytes) {
    Map<String, Object> config = connection.settings();
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_uncommitted");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, records);
    config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, bytes);
    config.put(
        CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG,
        Math.toIntExact(connection.timeout().toMillis()));
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
