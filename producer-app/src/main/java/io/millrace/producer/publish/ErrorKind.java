package io.millrace.producer.publish;

import io.millrace.app.cli.Failure;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPidMappingException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TransactionCoordinatorFencedException;

/**
 * What a producer can do about an error, as KIP-1050 sorts them. An epoch that brokers don't take
 * any more is fatal here: Kafka's client would let it be aborted, and finds out only where the
 * transaction had got as far as the brokers whether another producer has taken over.
 */
public enum ErrorKind {
  /** The same call can succeed later; of an event, that its outcome isn't known. */
  RETRIABLE,

  /** The transaction has to be aborted; the next one can succeed. */
  ABORTABLE,

  /** This producer can do no more, or nothing will change by trying again. */
  FATAL;

  /** The kind of an error as a client's call threw it or as a callback got it. */
  public static ErrorKind of(Throwable thrown) {
    Throwable cause = Failure.unwrap(thrown);
    if (cause instanceof RetriableException) {
      return RETRIABLE;
    } else if (cause instanceof RecordBatchTooLargeException || DataErrors.isAboutData(cause)) {
      // Some by their class are configuration; but the next transaction can do without the record.
      return ABORTABLE;
    } else if (isFatal(cause)) {
      return FATAL;
    }
    // A bare KafkaException stands for a transaction that is in error for an earlier reason.
    return cause instanceof ApiException || cause.getClass() == KafkaException.class
        ? ABORTABLE
        : FATAL;
  }

  private static boolean isFatal(Throwable cause) {
    return cause instanceof InvalidConfigurationException
        || PublishFailure.isFenced(cause)
        || cause instanceof FencedInstanceIdException
        || cause instanceof InvalidPidMappingException
        || cause instanceof TransactionCoordinatorFencedException
        || cause instanceof InvalidTxnStateException
        || cause instanceof InvalidTxnTimeoutException
        || cause instanceof SerializationException
        || cause instanceof InterruptException;
  }
}
