package io.millrace.consumer.deadletter;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sets records aside. Thread-safe; the caller closes it. */
public final class DeadLetters implements AutoCloseable {
  /** Above what any record can have by Kafka's own limits in practice; taken only when needed. */
  private static final int LARGEST = 256 << 20;

  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final DeadLetterTopics topics;
  private final Producer<byte[], byte[]> producer;

  private DeadLetters(DeadLetterTopics topics, Producer<byte[], byte[]> producer) {
    this.topics = topics;
    this.producer = producer;
  }

  /**
   * Dead letters of these topics.
   *
   * @throws AppException when there is no place for them
   */
  public static DeadLetters open(
      Connection connection, DeadLetterTopics topics, Collection<String> read) {
    topics.check(connection, read);
    return new DeadLetters(
        topics,
        new KafkaProducer<>(
            settings(connection), new ByteArraySerializer(), new ByteArraySerializer()));
  }

  private static Map<String, Object> settings(Connection connection) {
    Map<String, Object> config = connection.settings();
    int timeout = Math.toIntExact(connection.timeout().toMillis());
    config.remove(ProducerConfig.TRANSACTIONAL_ID_CONFIG);
    // Those in the settings are the consumer's.
    config.remove(ProducerConfig.INTERCEPTOR_CLASSES_CONFIG);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    // Each by itself, as brokers refuse a whole batch for one of its records.
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 0);
    // When no broker answers, the records wait in their lanes, where all can see it.
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, timeout);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, timeout);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    config.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, (long) LARGEST);
    // Topics limit what a batch has when it is packed, as it was where the record comes from.
    config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    return config;
  }

  /**
   * Writes one, and waits until the brokers have it.
   *
   * @throws RetriableException when they don't answer: the same can succeed later, and the record
   *     may be there already
   * @throws AppException when it can't be written
   * @throws KafkaException of missing rights and the like
   * @throws InterruptedException when the thread is interrupted meanwhile
   */
  public void write(DeadLetter letter) throws InterruptedException {
    String topic = topics.of(letter.record().topic());
    if (letter.hasBeenIn(topic)) {
      throw AppException.refused(
          "%s fails again and would go to %s, where it was before: name another topic with --dead-letter-topic (%s)"
              .formatted(place(letter), topic, letter.cause()));
    }
    try {
      try {
        producer.send(letter.to(topic, true)).get();
      } catch (ExecutionException e) {
        if (!(Failure.unwrap(e) instanceof InvalidTimestampException)) {
          throw e;
        }
        // This topic is stricter than the one that it comes from; the time is in the headers too.
        producer.send(letter.to(topic, false)).get();
      }
    } catch (ExecutionException | KafkaException e) {
      throw failure(letter, topic, Failure.unwrap(e));
    }
  }

  private static RuntimeException failure(DeadLetter letter, String topic, Throwable cause) {
    if (cause instanceof UnknownTopicOrPartitionException
        || cause instanceof InvalidTopicException) {
      return AppException.usage("no topic %s for dead letters any more".formatted(topic));
    } else if (cause instanceof RecordTooLargeException) {
      return AppException.refused(
          "%s is too large for the dead-letter topic %s: raise its max.message.bytes (%s)"
              .formatted(place(letter), topic, cause.getMessage()));
    } else if (cause instanceof RuntimeException known) {
      return known;
    }
    return AppException.failed(cause.getMessage(), cause);
  }

  private static String place(DeadLetter letter) {
    return "the record at offset %d of %s, partition %d,"
        .formatted(letter.record().offset(), letter.record().topic(), letter.record().partition());
  }

  /** What the producer measures itself. */
  public Map<MetricName, ? extends Metric> metrics() {
    return producer.metrics();
  }

  @Override
  public void close() {
    producer.close(CLOSE);
  }
}
