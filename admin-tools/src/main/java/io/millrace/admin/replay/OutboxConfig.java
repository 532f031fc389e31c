package io.millrace.admin.replay;

import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/** The settings of the producer that replays. */
final class OutboxConfig {
  private static final int LINGER_MS = 5;

  /** Records come from a topic that took them; only the target may find one too large. */
  private static final int LARGEST_RECORD = 128 << 20;

  private static final Duration SHORTEST_TRANSACTION = Duration.ofMinutes(1);

  /** The longest that brokers allow, when nobody has changed it. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

  private OutboxConfig() {}

  /**
   * Settings with which each call ends within the timeout of the connection.
   *
   * @param batchTime how long a transaction is filled
   */
  static Map<String, Object> of(Connection connection, String transactionalId, Duration batchTime) {
    Map<String, Object> config = connection.settings();
    int millis = Math.toIntExact(connection.timeout().toMillis());
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
    config.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST_RECORD);
    config.putIfAbsent(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
        Math.toIntExact(transaction(connection.timeout(), batchTime).toMillis()));
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * millis);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
    return config;
  }

  private static Duration transaction(Duration timeout, Duration batchTime) {
    Duration needed = timeout.multipliedBy(3).plus(batchTime);
    Duration wanted = needed.compareTo(SHORTEST_TRANSACTION) < 0 ? SHORTEST_TRANSACTION : needed;
    return wanted.compareTo(LONGEST_TRANSACTION) > 0 ? LONGEST_TRANSACTION : wanted;
  }
}
