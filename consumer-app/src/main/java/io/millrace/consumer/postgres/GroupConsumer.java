package io.millrace.consumer.postgres;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.GroupSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The member of a group whose offsets are kept elsewhere. */
final class GroupConsumer {
  private GroupConsumer() {}

  static Consumer<byte[], byte[]> open(Connection connection, String group) {
    Map<String, Object> config = GroupSettings.of(connection, group);
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    // An offset that retention deleted meanwhile is an error, not a reason to skip.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
