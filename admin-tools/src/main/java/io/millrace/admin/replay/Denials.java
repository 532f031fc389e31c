package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthorizationException;

/** Answers of the cluster to questions for which a right can be missing. */
final class Denials {
  private Denials() {}

  /**
   * The answer; a right that is missing is told with what it is missing for, which Kafka's own
   * words leave out.
   *
   * @param what the question is for, such as {@code topic orders}
   */
  static <T> T await(Connection connection, KafkaFuture<T> future, String what) {
    try {
      return connection.await(future);
    } catch (AuthorizationException e) {
      throw AppException.ended(ExitCode.ACCESS_DENIED, "not authorized for " + what);
    }
  }
}
