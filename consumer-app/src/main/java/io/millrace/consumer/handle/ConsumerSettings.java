package io.millrace.consumer.handle;

import io.millrace.app.connect.Connection;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.GroupProtocol;

/** The settings of Kafka's consumer: those of the connection, and what the engine relies on. */
final class ConsumerSettings {
  private ConsumerSettings() {}

  static Map<String, Object> of(Connection connection, ProcessorSettings settings) {
    Map<String, Object> config = connection.settings();
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.group());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.put(
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, settings.earliest() ? "earliest" : "latest");
    // Aborted events never were.
    config.putIfAbsent(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    // What is fetched ahead counts to the heap, and not to what is in flight.
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 << 20);
    Object protocol = config.get(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
    if (protocol == null || GroupProtocol.CLASSIC.name().equalsIgnoreCase(protocol.toString())) {
      config.putIfAbsent(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          CooperativeStickyAssignor.class.getName());
    }
    return config;
  }
}
