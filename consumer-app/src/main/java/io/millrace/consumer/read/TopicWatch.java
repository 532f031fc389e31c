package io.millrace.consumer.read;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Notices that a topic is deleted, or made anew, under a consumer that subscribes to it: Kafka's
 * consumer itself would wait for it. For one thread; the caller closes it.
 */
public final class TopicWatch implements AutoCloseable {
  private final Connection connection;
  private final String topic;
  private final Uuid id;
  private final String remedy;
  private final Admin admin;
  private long due;

  /**
   * @param id that the topic has
   * @param remedy what to do when it has another
   */
  public TopicWatch(Connection connection, String topic, Uuid id, String remedy) {
    this.connection = connection;
    this.topic = topic;
    this.id = id;
    this.remedy = remedy;
    this.admin = connection.openAdmin();
    this.due = next();
  }

  /**
   * Looks at the topic, once in half of the connection's timeout. To be called after each poll.
   *
   * @throws AppException when it is not the one that it was, or the cluster doesn't answer
   */
  public void polled() {
    if (System.nanoTime() - due < 0) {
      return;
    }
    if (!isThere()) {
      throw AppException.failed(
          "topic %s was deleted or made anew while it was read: %s".formatted(topic, remedy), null);
    }
    due = next();
  }

  private boolean isThere() {
    try {
      return connection
          .await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
          .topicId()
          .equals(id);
    } catch (UnknownTopicOrPartitionException e) {
      return false;
    }
  }

  private long next() {
    return System.nanoTime() + connection.timeout().dividedBy(2).toNanos();
  }

  @Override
  public void close() {
    admin.close();
  }
}
