package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of the producer. The user's own win, but for what the promises rest on. What waits
 * to be sent is bounded by {@code buffer.memory}: when it's full, the source isn't read on; when it
 * stays full for {@code max.block.ms}, an event counts as not sent.
 */
record ProducerSettings(Map<String, Object> config) {
  private static final int LINGER_MS = 5;
  private static final int BATCH_BYTES = 65_536;
  private static final int LARGEST_REQUEST = 1_048_576;
  private static final long BUFFER_BYTES = 32L << 20;
  private static final Duration SHORTEST_DELIVERY = Duration.ofSeconds(30);
  private static final Duration SHORTEST_TRANSACTION = Duration.ofMinutes(1);

  /** The longest that brokers allow, when nobody has changed it. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(15);

  /**
   * The settings of a mode.
   *
   * @throws AppException when a setting of the user contradicts it
   */
  static ProducerSettings of(Connection connection, Mode mode) {
    Map<String, Object> config = connection.settings();
    require(config, ProducerConfig.ACKS_CONFIG, "all", "-1");
    require(config, ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true", "true");
    config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    config.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
    int timeout = Math.toIntExact(connection.timeout().toMillis());
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
    config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    ProducerSettings settings = new ProducerSettings(config);
    long delivery =
        Math.max(
            SHORTEST_DELIVERY.toMillis(),
            3 * settings.number(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG));
    config.putIfAbsent(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        Math.toIntExact(delivery + settings.number(ProducerConfig.LINGER_MS_CONFIG)));
    if (mode instanceof Mode.Named named) {
      require(
          config,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          named.transactionalId(),
          named.transactionalId());
      settings.limitTransactions(connection, named.bounds());
    } else if (mode instanceof Mode.Transactional transactional) {
      config.putIfAbsent(
          ProducerConfig.TRANSACTIONAL_ID_CONFIG, "millrace-publish-" + UUID.randomUUID());
      settings.limitTransactions(connection, transactional.bounds());
    } else if (config.containsKey(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
      throw AppException.usage(
          "transactional.id is set, but nothing is published in transactions: leave it out of the"
              + " settings, or publish with --transactional");
    }
    return settings;
  }

  private void limitTransactions(Connection connection, TransactionBounds bounds) {
    Duration needed =
        deliveryTimeout().plus(bounds.time()).plus(connection.timeout().multipliedBy(2));
    Duration wanted = needed.compareTo(SHORTEST_TRANSACTION) < 0 ? SHORTEST_TRANSACTION : needed;
    Duration allowed = wanted.compareTo(LONGEST_TRANSACTION) > 0 ? LONGEST_TRANSACTION : wanted;
    config.putIfAbsent(
        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(allowed.toMillis()));
    if (bounds.time().compareTo(transactionTimeout()) >= 0) {
      throw AppException.usage(
          "transactions of %,d ms are too long: brokers end them after %,d ms, transaction.timeout.ms"
              .formatted(bounds.time().toMillis(), transactionTimeout().toMillis()));
    }
  }

  private static void require(
      Map<String, Object> config, String setting, String value, String equivalent) {
    Object given = config.get(setting);
    if (given != null && !given.equals(value) && !given.equals(equivalent)) {
      throw AppException.usage(
          "%s is set to %s, but has to be %s to publish this way: leave it out of the settings"
              .formatted(setting, given, value));
    }
    config.put(setting, value);
  }

  private Duration deliveryTimeout() {
    return Duration.ofMillis(number(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG));
  }

  /** How long brokers keep a transaction open that nobody ends. */
  Duration transactionTimeout() {
    return Duration.ofMillis(number(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG));
  }

  /** What can be sent at all. */
  RecordSize recordSize() {
    return new RecordSize(
        Math.min(
            number(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
            number(ProducerConfig.BUFFER_MEMORY_CONFIG)));
  }

  private long number(String setting) {
    String text = config.get(setting).toString().strip();
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw AppException.usage("%s must be a number, and is %s".formatted(setting, text));
    }
  }
}
