package io.millrace.consumer.aggregate;

import io.millrace.app.connect.Connection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** What the cluster says of how far an application is. */
final class Offsets {
  private final Connection connection;
  private final Application application;
  private final Admin admin;

  Offsets(Connection connection, Application application, Admin admin) {
    this.connection = connection;
    this.application = application;
    this.admin = admin;
  }

  /** What the group has committed; without the partitions that it has nothing of. */
  Map<TopicPartition, Long> committed() {
    Map<TopicPartition, OffsetAndMetadata> all =
        new HashMap<>(
            connection.await(
                admin.listConsumerGroupOffsets(application.id()).partitionsToOffsetAndMetadata()));
    all.values().removeIf(Objects::isNull);
    return all.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
  }

  /** Whether anything of the input is among what the group has committed. */
  boolean isInput(Map<TopicPartition, Long> committed) {
    return committed.keySet().stream()
        .anyMatch(partition -> partition.topic().equals(application.input()));
  }

  /**
   * The ends of partitions that aren't empty. What is written in transactions counts before they
   * have ended: the group's offsets of one can be seen a moment before its records.
   */
  Map<TopicPartition, Long> ends(String topic) {
    List<TopicPartition> partitions =
        connection
            .await(admin.describeTopics(List.of(topic)).allTopicNames())
            .get(topic)
            .partitions()
            .stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    return connection
        .await(
            admin
                .listOffsets(
                    partitions.stream()
                        .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest())))
                .all())
        .entrySet()
        .stream()
        .filter(end -> end.getValue().offset() > 0)
        .collect(Collectors.toMap(Map.Entry::getKey, end -> end.getValue().offset()));
  }

  /** Which of the application's own topics are there. */
  List<String> internalTopics() {
    return connection.await(admin.listTopics().names()).stream()
        .filter(application.internalTopics()::contains)
        .sorted()
        .toList();
  }
}
