package io.millrace.admin.answer;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Waits for the many answers of one request; one that fails leaves the others as they are. */
public final class Answers {
  /** That a group isn't there, or not any more. */
  public static final Failure NO_SUCH_GROUP = new Failure(ExitCode.USAGE, "no such group");

  /** That a user may not do this with a group; who asked knows which. */
  public static final Failure GROUP_DENIED =
      new Failure(ExitCode.ACCESS_DENIED, "not authorized for this group");

  private final Connection connection;

  public Answers(Connection connection) {
    this.connection = requireNonNull(connection, "connection");
  }

  /**
   * The answers by name, and why the others gave none.
   *
   * @param vanished tells failures of what isn't there any more, which is left out in silence
   * @throws AppException when the cluster gave no answer within the timeout
   */
  public <T> Found<T> await(Map<String, KafkaFuture<T>> asked, Predicate<KafkaException> vanished) {
    Map<String, T> values = new LinkedHashMap<>();
    Map<String, Failure> failures = new LinkedHashMap<>();
    asked.forEach(
        (name, future) -> {
          try {
            values.put(name, connection.await(future));
          } catch (InterruptException e) {
            throw e;
          } catch (KafkaException e) {
            if (!vanished.test(e)) {
              failures.put(name, failure(e));
            }
          }
        });
    return new Found<>(values, failures);
  }

  /**
   * The answers that came. That one doesn't within the timeout is a failure as any other.
   *
   * @param failed is told of each that didn't
   */
  public <K, V> Map<K, V> gather(Map<K, KafkaFuture<V>> asked, BiConsumer<K, Failure> failed) {
    Map<K, V> answers = new LinkedHashMap<>();
    asked.forEach(
        (key, future) ->
            ask(future, failure -> failed.accept(key, failure))
                .ifPresent(answer -> answers.put(key, answer)));
    return answers;
  }

  /**
   * A single answer; empty when it didn't come.
   *
   * @param failed is told why not
   */
  public <T> Optional<T> ask(KafkaFuture<T> future, Consumer<Failure> failed) {
    try {
      return Optional.of(connection.await(future));
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | AppException e) {
      failed.accept(failure(e));
      return Optional.empty();
    }
  }

  /** Empty once the broker has confirmed, or why it didn't. */
  public Optional<Failure> confirm(KafkaFuture<Void> future) {
    try {
      connection.await(future);
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | AppException e) {
      return Optional.of(failure(e));
    }
  }

  /** Kafka's words for some say what its protocol saw, not what the user can do. */
  public static Failure failure(Throwable thrown) {
    Throwable cause = Failure.unwrap(thrown);
    if (cause instanceof UnknownTopicOrPartitionException) {
      return new Failure(ExitCode.USAGE, "no such topic or partition, or not any more");
    } else if (cause instanceof GroupIdNotFoundException) {
      return NO_SUCH_GROUP;
    } else if (cause instanceof GroupAuthorizationException) {
      return GROUP_DENIED;
    } else if (cause instanceof UnknownMemberIdException
        || cause instanceof GroupNotEmptyException) {
      return new Failure(
          ExitCode.FAILED,
          "the group has become active, and stays as it is: stop its members and run this again");
    }
    return Failure.of(cause);
  }
}
