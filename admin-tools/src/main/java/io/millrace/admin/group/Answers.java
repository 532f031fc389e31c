package io.millrace.admin.group;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for the many answers of one request; one that fails leaves the others as they are. */
final class Answers {
  private final Connection connection;

  Answers(Connection connection) {
    this.connection = connection;
  }

  /**
   * The answers that came.
   *
   * @param failed is told of each that didn't
   */
  <K, V> Map<K, V> gather(Map<K, KafkaFuture<V>> futures, BiConsumer<K, Failure> failed) {
    Map<K, V> answers = new LinkedHashMap<>();
    futures.forEach(
        (key, future) -> {
          try {
            answers.put(key, connection.await(future));
          } catch (InterruptException e) {
            throw e;
          } catch (KafkaException | AppException e) {
            failed.accept(key, failure(e));
          }
        });
    return answers;
  }

  /** Empty once the broker has confirmed, or why it didn't. */
  Optional<Failure> confirm(KafkaFuture<Void> future) {
    try {
      connection.await(future);
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | AppException e) {
      return Optional.of(failure(e));
    }
  }

  /** Kafka's words for these say what its protocol saw, not what the user can do. */
  static Failure failure(Throwable thrown) {
    Throwable cause = Failure.unwrap(thrown);
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new Failure(ExitCode.USAGE, "no such topic or partition");
    } else if (cause instanceof GroupIdNotFoundException) {
      return new Failure(ExitCode.USAGE, "no such group");
    } else if (cause instanceof UnknownMemberIdException
        || cause instanceof GroupNotEmptyException) {
      return new Failure(
          ExitCode.FAILED,
          "the group has become active, and stays as it is: stop its members and run this again");
    }
    return Failure.of(cause);
  }
}
