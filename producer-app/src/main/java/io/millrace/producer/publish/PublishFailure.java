package io.millrace.producer.publish;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** What a user is told when transactions can't go on. */
final class PublishFailure {
  private PublishFailure() {}

  static RuntimeException of(Exception thrown, Mode mode, String transactionalId) {
    Throwable cause = Failure.unwrap(thrown);
    if (isFenced(cause)) {
      return AppException.failed(
          mode instanceof Mode.Named named
              ? ("fenced: another run of import %s has taken over, or this one stood still for"
                      + " longer than transaction.timeout.ms; what it committed stays, and nothing"
                      + " is there twice")
                  .formatted(named.name())
              : ("fenced: the brokers gave up the transaction of %s, which took longer than"
                      + " transaction.timeout.ms")
                  .formatted(transactionalId),
          cause);
    } else if (cause instanceof TransactionalIdAuthorizationException) {
      return AppException.ended(
          ExitCode.ACCESS_DENIED,
          "not authorized to write with the transactional id %s".formatted(transactionalId));
    } else if (cause instanceof InvalidTxnTimeoutException) {
      return AppException.usage(
          "transaction.timeout.ms is above what the brokers allow"
              + " (transaction.max.timeout.ms): set it lower with --config");
    }
    return cause instanceof RuntimeException known
        ? known
        : AppException.failed(String.valueOf(cause.getMessage()), cause);
  }

  static boolean isFenced(Throwable thrown) {
    Throwable cause = Failure.unwrap(thrown);
    return cause instanceof ProducerFencedException
        || cause instanceof InvalidProducerEpochException;
  }
}
