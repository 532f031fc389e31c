package io.millrace.admin.topic;

import io.millrace.admin.answer.Answers;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Waits until brokers show new topics, and no more those deleted. The controller confirms before
 * every broker has heard of it, and a program that starts at once would find things as before.
 *
 * <p>A wait ends when nothing has changed for as long as the connection's timeout, and that again
 * for every hundred topics: before a broker shows some, it makes the partitions of those before.
 */
final class Visibility {
  private static final long PAUSE_MS = 20;
  private static final int TOPICS_IN_A_TIMEOUT = 100;

  private final Connection connection;
  private final Admin admin;
  private final Map<String, Failure> failures = new LinkedHashMap<>();

  Visibility(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  /** Waits until new topics show with leaders; gives those that don't, and why not. */
  Map<String, Failure> await(Collection<String> topics) {
    return await(topics, this::unseen, "created, but no broker shows it with leaders after %d s");
  }

  /** Waits until deleted topics don't show any more; gives those that still do. */
  Map<String, Failure> awaitEnd(Collection<String> topics) {
    return await(topics, this::seen, "deleted, but a broker still shows it after %d s");
  }

  private Map<String, Failure> await(
      Collection<String> topics, Function<Set<String>, Set<String>> remaining, String message) {
    failures.clear();
    Set<String> open = new LinkedHashSet<>(topics);
    Duration patience = connection.timeout().multipliedBy(1 + topics.size() / TOPICS_IN_A_TIMEOUT);
    long end = System.nanoTime() + patience.toNanos();
    while (!open.isEmpty()) {
      Set<String> still;
      try {
        still = remaining.apply(open);
      } catch (InterruptException e) {
        throw e;
      } catch (KafkaException | AppException e) {
        Failure failure = Answers.failure(e);
        open.forEach(topic -> failures.put(topic, failure));
        return failures;
      }
      still.removeAll(failures.keySet());
      end = still.size() < open.size() ? System.nanoTime() + patience.toNanos() : end;
      open = still;
      if (System.nanoTime() > end) {
        break;
      }
      if (!open.isEmpty()) {
        pause();
      }
    }
    open.forEach(
        topic ->
            failures.put(
                topic, new Failure(ExitCode.UNAVAILABLE, message.formatted(patience.toSeconds()))));
    return failures;
  }

  private Set<String> seen(Set<String> topics) {
    Set<String> seen = new LinkedHashSet<>(topics);
    seen.retainAll(connection.await(admin.listTopics().names()));
    return seen;
  }

  private Set<String> unseen(Set<String> topics) {
    Set<String> unseen = new LinkedHashSet<>();
    admin
        .describeTopics(List.copyOf(topics))
        .topicNameValues()
        .forEach(
            (topic, future) -> {
              if (!isVisible(topic, future)) {
                unseen.add(topic);
              }
            });
    return unseen;
  }

  private boolean isVisible(String topic, KafkaFuture<TopicDescription> future) {
    try {
      return connection.await(future).partitions().stream()
          .map(partition -> partition.leader())
          .allMatch(leader -> leader != null && leader.id() != Node.noNode().id());
    } catch (InterruptException e) {
      throw e;
    } catch (UnknownTopicOrPartitionException e) {
      return false;
    } catch (AuthorizationException e) {
      failures.put(topic, Answers.failure(e));
      return false;
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for new topics", e);
    }
  }
}
