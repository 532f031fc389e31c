package io.millrace.consumer.deadletter;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Where the dead letters of topics go.
 *
 * @param shared the topic of all; empty for one of each, by its name and {@link #SUFFIX}
 */
public record DeadLetterTopics(Optional<String> shared) {
  /** What the name of a dead-letter topic ends with, unless another is named. */
  public static final String SUFFIX = ".dlq";

  String of(String topic) {
    return shared.orElse(topic + SUFFIX);
  }

  /**
   * Makes sure that they are there, and are none of the topics that are read.
   *
   * @throws AppException when they aren't, naming all
   */
  void check(Connection connection, Collection<String> topics) {
    Set<String> targets = new LinkedHashSet<>();
    topics.forEach(topic -> targets.add(of(topic)));
    shared
        .filter(topics::contains)
        .ifPresent(
            topic -> {
              throw AppException.usage(
                  "dead letters can't go to %s, which is read: they would come again for ever; name another topic with --dead-letter-topic"
                      .formatted(topic));
            });
    List<String> missing = new ArrayList<>();
    try (Admin admin = connection.openAdmin()) {
      admin
          .describeTopics(targets)
          .topicNameValues()
          .forEach(
              (name, future) -> {
                try {
                  connection.await(future);
                } catch (UnknownTopicOrPartitionException e) {
                  missing.add(name);
                }
              });
    }
    if (!missing.isEmpty()) {
      throw AppException.usage(
          "no topic %s at %s for dead letters: create it with admin-tools topics create NAME --partitions N, or name another with --dead-letter-topic"
              .formatted(String.join(", ", missing), connection.bootstrapServers()));
    }
  }
}
