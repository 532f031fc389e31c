package io.millrace.admin.group;

import io.millrace.admin.answer.Answers;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.DeleteConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** The committed offsets of groups, whose members commit them by themselves. */
final class GroupOffsets {
  private final Admin admin;
  private final Answers answers;

  GroupOffsets(Connection connection, Admin admin) {
    this.admin = admin;
    this.answers = new Answers(connection);
  }

  /** By group, in one request a coordinator; a group that doesn't exist has none. */
  Map<String, Map<TopicPartition, OffsetAndMetadata>> committed(
      List<String> groups, Map<String, Failure> failures) {
    if (groups.isEmpty()) {
      return Map.of();
    }
    ListConsumerGroupOffsetsResult result =
        admin.listConsumerGroupOffsets(
            groups.stream()
                .collect(
                    Collectors.toMap(
                        Function.identity(), name -> new ListConsumerGroupOffsetsSpec())));
    Map<String, KafkaFuture<Map<TopicPartition, OffsetAndMetadata>>> futures =
        new LinkedHashMap<>();
    groups.forEach(group -> futures.put(group, result.partitionsToOffsetAndMetadata(group)));
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
        answers.gather(futures, failures::put);
    committed.replaceAll((group, offsets) -> withoutGaps(offsets));
    return committed;
  }

  /** Commits these offsets, in one request; the answer for each partition. */
  Map<TopicPartition, Optional<Failure>> commit(
      String group, Map<TopicPartition, OffsetAndMetadata> offsets) {
    if (offsets.isEmpty()) {
      return Map.of();
    }
    AlterConsumerGroupOffsetsResult result = admin.alterConsumerGroupOffsets(group, offsets);
    return confirmed(group, offsets.keySet(), result::partitionResult);
  }

  /** Takes the offsets of these partitions away, in one request; the answer for each partition. */
  Map<TopicPartition, Optional<Failure>> remove(String group, Set<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    DeleteConsumerGroupOffsetsResult result = admin.deleteConsumerGroupOffsets(group, partitions);
    return confirmed(group, partitions, result::partitionResult);
  }

  private Map<TopicPartition, Optional<Failure>> confirmed(
      String group,
      Set<TopicPartition> partitions,
      Function<TopicPartition, KafkaFuture<Void>> future) {
    Failure denied = new Failure(ExitCode.ACCESS_DENIED, "not authorized for group " + group);
    Map<TopicPartition, Optional<Failure>> results = new HashMap<>();
    partitions.forEach(
        partition ->
            results.put(
                partition,
                answers
                    .confirm(future.apply(partition))
                    .map(failure -> failure.equals(Answers.GROUP_DENIED) ? denied : failure)));
    return results;
  }

  /** Kafka says null for a partition without an offset. */
  private static Map<TopicPartition, OffsetAndMetadata> withoutGaps(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    return offsets.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
