package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.event.Origin;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records and offsets in transactions of one transactional id, which has one owner. */
final class TransactionalOutbox implements Outbox {
  private static final int COMMIT_ATTEMPTS = 3;
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

  private final Connection connection;
  private final String group;
  private final KafkaProducer<byte[], byte[]> producer;
  private final FailedSends failed = new FailedSends();
  private boolean begun;

  private TransactionalOutbox(
      Connection connection, String group, KafkaProducer<byte[], byte[]> producer) {
    this.connection = connection;
    this.group = group;
    this.producer = producer;
  }

  /**
   * Takes the transactional id over: an earlier owner can commit nothing from now on, and what it
   * had begun is aborted.
   *
   * @param group is the transactional id, too
   */
  static TransactionalOutbox open(Connection connection, String group, Duration batchTime) {
    KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            OutboxConfig.of(connection, group, batchTime),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    TransactionalOutbox outbox = new TransactionalOutbox(connection, group, producer);
    try {
      producer.initTransactions();
      return outbox;
    } catch (KafkaException e) {
      outbox.close();
      throw outbox.fatal(e);
    }
  }

  @Override
  public void send(ProducerRecord<byte[], byte[]> record, Origin from) {
    try {
      begin();
      var unused =
          producer.send(
              record,
              (metadata, exception) -> {
                if (exception != null) {
                  failed.add(from, record.topic(), exception);
                }
              });
    } catch (KafkaException e) {
      throw abort(e);
    }
  }

  @Override
  public void commit(
      Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata metadata) {
    try {
      begin();
      producer.flush();
      Optional<Exception> failure = failed.first();
      if (failure.isPresent()) {
        throw abort(failure.get());
      }
      producer.sendOffsetsToTransaction(offsets, metadata);
    } catch (KafkaException e) {
      throw abort(e);
    }
    end();
  }

  private void begin() {
    if (!begun) {
      producer.beginTransaction();
      begun = true;
    }
  }

  /** To commit again is safe; to abort is not, once it isn't known what became of a commit. */
  private void end() {
    for (int attempt = 1; begun; attempt++) {
      try {
        producer.commitTransaction();
        begun = false;
      } catch (TimeoutException e) {
        if (attempt == COMMIT_ATTEMPTS) {
          throw AppException.ended(
              ExitCode.OUTCOME_UNKNOWN,
              ("no answer from Kafka at %s to the last commit: its records are there together with"
                      + " their checkpoint, or neither is; to run this again is safe")
                  .formatted(connection.bootstrapServers()));
        }
      } catch (KafkaException e) {
        throw abort(e);
      }
    }
  }

  /**
   * Aborts the transaction.
   *
   * @return what to throw
   * @throws AppException when there is no point in trying again
   */
  private RuntimeException abort(Exception cause) {
    if (isFenced(cause)) {
      throw fatal(cause);
    }
    try {
      if (begun) {
        producer.abortTransaction();
        begun = false;
      }
    } catch (KafkaException e) {
      throw fatal(Failure.of(cause).exitCode() == ExitCode.ACCESS_DENIED ? cause : e);
    }
    Throwable reason = Failure.unwrap(cause);
    if (reason instanceof AuthorizationException || reason instanceof AuthenticationException) {
      throw fatal(cause);
    }
    Map<Origin, String> refused = new HashMap<>(failed.refused());
    failed.clear();
    return new TransactionAbortedException(reason, refused);
  }

  private RuntimeException fatal(Exception thrown) {
    return OutboxFailure.of(thrown, connection, group);
  }

  /** An epoch that isn't known any more can be a matter of a broker; then, the abort succeeds. */
  private static boolean isFenced(Throwable thrown) {
    Throwable cause = Failure.unwrap(thrown);
    return cause instanceof ProducerFencedException;
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
