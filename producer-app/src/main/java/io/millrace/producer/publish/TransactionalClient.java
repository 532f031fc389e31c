package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer's transactions, each call within a deadline: to commit and to abort again is safe
 * after a time-out, and has no effect when the first call had one.
 */
final class TransactionalClient {
  private static final int ATTEMPTS = 6;

  private final Connection connection;
  private final Mode mode;
  private final Halt halt;
  private final String transactionalId;
  private final Map<String, Object> config;
  private KafkaProducer<byte[], byte[]> producer;
  private boolean begun;

  private TransactionalClient(
      Connection connection,
      Mode mode,
      Halt halt,
      String transactionalId,
      Map<String, Object> config) {
    this.connection = connection;
    this.transactionalId = transactionalId;
    this.mode = mode;
    this.halt = halt;
    this.config = config;
  }

  /**
   * Takes the transactional id over: an earlier owner can commit nothing from now on, and what it
   * had begun is aborted. Once a run only: after an abort the same producer goes on, for to take
   * the id over again would fence a run that has taken over meanwhile.
   */
  static TransactionalClient open(
      Connection connection, Mode mode, Map<String, Object> config, Halt halt) {
    String id = config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG).toString();
    TransactionalClient client = new TransactionalClient(connection, mode, halt, id, config);
    client.connect();
    return client;
  }

  private void connect() {
    producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (TimeoutException e) {
      producer.close(Duration.ZERO);
      throw connection.unavailable(e);
    } catch (KafkaException e) {
      producer.close(Duration.ZERO);
      throw failure(e);
    }
  }

  KafkaProducer<byte[], byte[]> producer() {
    return producer;
  }

  /** Whether there is no more waiting for what is under way. */
  boolean isOverdue() {
    return halt.isOverdue();
  }

  /** What a user is told when it can't go on. */
  RuntimeException failure(Exception cause) {
    return PublishFailure.of(cause, mode, transactionalId);
  }

  boolean hasBegun() {
    return begun;
  }

  void begin() {
    if (!begun) {
      producer.beginTransaction();
      begun = true;
    }
  }

  /**
   * Commits; nothing may be under way.
   *
   * @throws UnknownCommitException when it isn't known whether the transaction is there; this
   *     producer can do no more then
   * @throws KafkaException when it isn't there
   */
  void commit() throws UnknownCommitException {
    for (int attempt = 1; begun; attempt++) {
      try {
        producer.commitTransaction();
        begun = false;
      } catch (TimeoutException | InterruptException e) {
        if (attempt == ATTEMPTS || halt.isRequested()) {
          // After it, no other call is allowed but to commit once more.
          begun = false;
          throw new UnknownCommitException(unanswered());
        }
      } catch (KafkaException e) {
        if (ErrorKind.of(e) == ErrorKind.FATAL && !(mode instanceof Mode.Named)) {
          begun = false;
          throw new UnknownCommitException(failure(e));
        }
        throw e;
      }
    }
  }

  private AppException unanswered() {
    return AppException.ended(
        ExitCode.OUTCOME_UNKNOWN,
        "no answer from Kafka at %s to the last commit: %s"
            .formatted(
                connection.bootstrapServers(),
                mode instanceof Mode.Named
                    ? "its events are there with their positions, or neither is; to run this again"
                        + " is safe"
                    : "its events are there, or none of them is"));
  }

  /**
   * Aborts what is begun.
   *
   * @throws KafkaException when that isn't possible; it can't be committed by anybody any more, and
   *     this producer can do no more
   */
  void abort() {
    for (int attempt = 1; begun; attempt++) {
      try {
        producer.abortTransaction();
        begun = false;
      } catch (TimeoutException e) {
        begun = attempt < ATTEMPTS && !halt.isRequested();
        if (!begun) {
          throw e;
        }
      } catch (KafkaException e) {
        begun = false;
        throw e;
      }
    }
  }

  void close() {
    producer.close(Duration.ofSeconds(1));
  }
}
