package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;

/** What a user is told when a transaction can't go on. */
final class OutboxFailure {
  private OutboxFailure() {}

  static RuntimeException of(Exception thrown, Connection connection, String group) {
    Throwable cause = Failure.unwrap(thrown);
    if (cause instanceof ProducerFencedException
        || cause instanceof InvalidProducerEpochException) {
      return AppException.failed(
          ("fenced: another run of this replay has taken over %s, or this one stood still for"
                  + " longer than its transaction may take; what it had committed stays")
              .formatted(group),
          cause);
    } else if (cause instanceof TransactionalIdAuthorizationException) {
      return AppException.ended(
          ExitCode.ACCESS_DENIED,
          "not authorized to write with the transactional id %s".formatted(group));
    } else if (cause instanceof TimeoutException) {
      return connection.unavailable(cause);
    } else if (cause instanceof CommitFailedException) {
      return AppException.failed(
          "group %s has members, so it isn't a replay's: choose another --name".formatted(group),
          cause);
    }
    return cause instanceof RuntimeException known
        ? known
        : AppException.failed(String.valueOf(cause.getMessage()), cause);
  }
}
