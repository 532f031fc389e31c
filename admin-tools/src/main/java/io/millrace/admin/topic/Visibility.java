package io.millrace.admin.topic;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Waits until brokers show new topics. The controller confirms a topic before every broker has
 * heard of it, and a program that starts at once would find nothing.
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
    long end = System.nanoTime() + connection.timeout().toNanos();
    while (!areVisible(topics)) {
      if (System.nanoTime() > end) {
        throw AppException.unavailable(
            "created %s, but no broker shows all of them after %d s"
                .formatted(String.join(", ", topics), connection.timeout().toSeconds()),
            null);
      }
      pause();
    }
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
