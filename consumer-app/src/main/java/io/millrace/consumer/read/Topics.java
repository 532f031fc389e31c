package io.millrace.consumer.read;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What topics hold now. */
public final class Topics {
  private Topics() {}

  /**
   * The ranges of all partitions of the topics: from what retention has left to the last stable
   * offset, before the first record of a transaction that is still open.
   *
   * @throws AppException when a topic isn't there, naming all that aren't, or when the cluster
   *     doesn't answer within the connection's timeout
   */
  public static List<PartitionRange> ranges(Connection connection, Collection<String> topics) {
    try (Admin admin = connection.openAdmin()) {
      List<TopicPartition> partitions = partitions(connection, admin, topics);
      Map<TopicPartition, ListOffsetsResultInfo> starts =
          offsets(connection, admin, partitions, OffsetSpec.earliest());
      Map<TopicPartition, ListOffsetsResultInfo> ends =
          offsets(connection, admin, partitions, OffsetSpec.latest());
      return partitions.stream()
          .map(
              partition ->
                  new PartitionRange(
                      partition, starts.get(partition).offset(), ends.get(partition).offset()))
          .toList();
    }
  }

  /**
   * The ids of topics: one that is made anew under the same name has another.
   *
   * @throws AppException when a topic isn't there, or the cluster doesn't answer
   */
  public static Map<String, Uuid> ids(Connection connection, Collection<String> topics) {
    try (Admin admin = connection.openAdmin()) {
      return describe(connection, admin, topics).stream()
          .collect(Collectors.toMap(TopicDescription::name, TopicDescription::topicId));
    }
  }

  private static List<TopicPartition> partitions(
      Connection connection, Admin admin, Collection<String> topics) {
    return describe(connection, admin, topics).stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(info -> new TopicPartition(topic.name(), info.partition())))
        .toList();
  }

  private static List<TopicDescription> describe(
      Connection connection, Admin admin, Collection<String> topics) {
    List<TopicDescription> found = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    admin
        .describeTopics(topics)
        .topicNameValues()
        .forEach(
            (name, future) -> {
              try {
                found.add(connection.await(future));
              } catch (UnknownTopicOrPartitionException e) {
                missing.add(name);
              }
            });
    if (!missing.isEmpty()) {
      throw AppException.usage(
          "no topic %s at %s: check the name, or create it with admin-tools apply"
              .formatted(String.join(", ", missing), connection.bootstrapServers()));
    }
    return found;
  }

  private static Map<TopicPartition, ListOffsetsResultInfo> offsets(
      Connection connection, Admin admin, List<TopicPartition> partitions, OffsetSpec which) {
    return connection.await(
        admin
            .listOffsets(
                partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which)),
                new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
            .all());
  }
}
