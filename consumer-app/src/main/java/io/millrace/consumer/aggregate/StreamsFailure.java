package io.millrace.consumer.aggregate;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.Set;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;

/** What a user is told when Kafka Streams can't go on. */
final class StreamsFailure {
  private StreamsFailure() {}

  static RuntimeException of(Throwable thrown, Application application) {
    Throwable cause = cause(thrown);
    if (cause instanceof TransactionalIdAuthorizationException) {
      return AppException.ended(
          ExitCode.ACCESS_DENIED,
          "not authorized to write with transactional ids that begin with " + application.id());
    } else if (cause instanceof TopicAuthorizationException denied) {
      return AppException.ended(
          ExitCode.ACCESS_DENIED, denied(denied.unauthorizedTopics(), application));
    } else if (cause instanceof MissingSourceTopicException) {
      return AppException.usage(
          "topic %s was deleted: create it, and count it with --reset"
              .formatted(application.input()));
    }
    return cause instanceof RuntimeException known
        ? known
        : AppException.failed(String.valueOf(cause.getMessage()), cause);
  }

  private static String denied(Set<String> topics, Application application) {
    if (topics.contains(application.input())) {
      return "not authorized to read topic " + application.input();
    } else if (topics.contains(application.results())) {
      return "not authorized to write to topic " + application.results();
    }
    return "not authorized for topics %s: topics that begin with %s have to be created, read, written and deleted from"
        .formatted(String.join(", ", topics), application.id());
  }

  /** The innermost exception that says what happened, and not where in Kafka Streams. */
  private static Throwable cause(Throwable thrown) {
    Throwable current = Failure.unwrap(thrown);
    while (current.getCause() != null
        && current.getClass().getName().startsWith("org.apache.kafka.streams.")) {
      current = Failure.unwrap(current.getCause());
    }
    return current;
  }
}
