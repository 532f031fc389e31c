package io.millrace.consumer.handle;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.GroupSettings;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** The settings of Kafka's consumer: those of the connection, and what the engine relies on. */
final class ConsumerSettings {
  private ConsumerSettings() {}

  static Map<String, Object> of(Connection connection, ProcessorSettings settings) {
    Map<String, Object> config = GroupSettings.of(connection, settings.group());
    // Where to begin, and what to do when offsets are gone, is said here and not guessed there.
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    // Aborted events never were.
    config.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    // What is fetched ahead counts to the heap, and not to what is in flight.
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    return config;
  }
}
