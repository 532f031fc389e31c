package io.millrace.admin.topic;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for the answers of one request, each of which can fail for itself. */
final class Answers {
  private final Connection connection;

  Answers(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws AppException when the cluster gave no answer within the timeout
   */
  <T> Found<T> await(Map<String, KafkaFuture<T>> asked) {
    return await(asked, failure -> false);
  }

  /**
   * @param vanished tells failures of what isn't there any more, and is left out in silence
   */
  <T> Found<T> await(Map<String, KafkaFuture<T>> asked, Predicate<KafkaException> vanished) {
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
              failures.put(name, Failure.of(e));
            }
          }
        });
    return new Found<>(values, failures);
  }

  /** Waits for answers of which those that don't come can be spared. */
  <K, T> Map<K, T> awaitWhatComes(Map<K, KafkaFuture<T>> asked) {
    Map<K, T> values = new LinkedHashMap<>();
    asked.forEach(
        (name, future) -> {
          try {
            values.put(name, connection.await(future));
          } catch (InterruptException e) {
            throw e;
          } catch (KafkaException | AppException e) {
            // Without its value, the name says that it isn't known.
          }
        });
    return values;
  }
}
