package io.millrace.admin.topic;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Waits until brokers show new topics, and no more those deleted. The controller confirms before
 * every broker has heard of it, and a program that starts at once would find things as before.
 */
final class Visibility {
  private static final long PAUSE_MS = 20;

  private final Connection connection;
  private final Admin admin;

  Visibility(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  /**
   * @throws AppException when some don't show within the connection's timeout
   */
  void await(List<String> topics) {
    await(
        () -> areVisible(topics), "created %s, but no broker shows all of them after %d s", topics);
  }

  /**
   * Waits until deleted topics don't show any more.
   *
   * @throws AppException when some still show after the connection's timeout
   */
  void awaitEnd(List<String> topics) {
    await(() -> areGone(topics), "deleted %s, but a broker still shows some after %d s", topics);
  }

  private void await(BooleanSupplier reached, String message, List<String> topics) {
    long end = System.nanoTime() + connection.timeout().toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw AppException.unavailable(
            message.formatted(String.join(", ", topics), connection.timeout().toSeconds()), null);
      }
      pause();
    }
  }

  private boolean areGone(List<String> topics) {
    return topics.isEmpty()
        || Collections.disjoint(connection.await(admin.listTopics().names()), topics);
  }

  private boolean areVisible(List<String> topics) {
    if (topics.isEmpty()) {
      return true;
    }
    try {
      return connection.await(admin.describeTopics(topics).allTopicNames()).values().stream()
          .allMatch(Visibility::hasLeaders);
    } catch (UnknownTopicOrPartitionException e) {
      return false;
    }
  }

  private static boolean hasLeaders(TopicDescription topic) {
    return topic.partitions().stream()
        .map(partition -> partition.leader())
        .allMatch(leader -> leader != null && leader.id() != Node.noNode().id());
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for new topics", e);
    }
  }
}
