package io.millrace.admin.topic;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks groups of all types, each type in its own way. */
final class GroupQuestions {
  private final Admin admin;
  private final Map<GroupType, List<String>> byType;

  GroupQuestions(Admin admin, Collection<GroupListing> groups) {
    this.admin = admin;
    this.byType = byType(groups);
  }

  /** Who is in them. */
  Map<String, KafkaFuture<GroupMembers>> members() {
    Map<String, KafkaFuture<GroupMembers>> asked = new LinkedHashMap<>();
    admin
        .describeConsumerGroups(byType.get(GroupType.CONSUMER))
        .describedGroups()
        .forEach((name, future) -> asked.put(name, future.thenApply(GroupMembers::of)));
    admin
        .describeShareGroups(byType.get(GroupType.SHARE))
        .describedGroups()
        .forEach((name, future) -> asked.put(name, future.thenApply(GroupMembers::of)));
    admin
        .describeStreamsGroups(byType.get(GroupType.STREAMS))
        .describedGroups()
        .forEach((name, future) -> asked.put(name, future.thenApply(GroupMembers::of)));
    return asked;
  }

  /** From where they would go on. Groups of streams keep their offsets as consumer groups do. */
  Map<String, KafkaFuture<Map<TopicPartition, Long>>> offsets() {
    Map<String, KafkaFuture<Map<TopicPartition, Long>>> asked = new LinkedHashMap<>();
    Map<String, ListConsumerGroupOffsetsSpec> consumers = new HashMap<>();
    byType
        .get(GroupType.CONSUMER)
        .forEach(group -> consumers.put(group, new ListConsumerGroupOffsetsSpec()));
    byType
        .get(GroupType.STREAMS)
        .forEach(group -> consumers.put(group, new ListConsumerGroupOffsetsSpec()));
    ListConsumerGroupOffsetsResult committed = admin.listConsumerGroupOffsets(consumers);
    consumers
        .keySet()
        .forEach(
            group ->
                asked.put(
                    group,
                    committed
                        .partitionsToOffsetAndMetadata(group)
                        .thenApply(GroupQuestions::committed)));
    Map<String, ListShareGroupOffsetsSpec> shares = new HashMap<>();
    byType
        .get(GroupType.SHARE)
        .forEach(group -> shares.put(group, new ListShareGroupOffsetsSpec()));
    ListShareGroupOffsetsResult started = admin.listShareGroupOffsets(shares);
    shares
        .keySet()
        .forEach(
            group ->
                asked.put(
                    group,
                    started.partitionsToOffsetInfo(group).thenApply(GroupQuestions::started)));
    return asked;
  }

  private static Map<TopicPartition, Long> committed(Map<TopicPartition, OffsetAndMetadata> found) {
    return found.entrySet().stream()
        .filter(entry -> entry.getValue() != null)
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private static Map<TopicPartition, Long> started(
      Map<TopicPartition, SharePartitionOffsetInfo> found) {
    return found.entrySet().stream()
        .filter(entry -> Objects.nonNull(entry.getValue()))
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().startOffset()));
  }

  /** Classic groups are asked as those of the newer protocol are. */
  private static Map<GroupType, List<String>> byType(Collection<GroupListing> groups) {
    Map<GroupType, List<String>> byType = new HashMap<>();
    for (GroupType type : List.of(GroupType.CONSUMER, GroupType.SHARE, GroupType.STREAMS)) {
      byType.put(
          type,
          groups.stream()
              .filter(group -> asked(group) == type)
              .map(GroupListing::groupId)
              .toList());
    }
    return byType;
  }

  private static GroupType asked(GroupListing group) {
    GroupType type = group.type().orElse(GroupType.CLASSIC);
    return type == GroupType.SHARE || type == GroupType.STREAMS ? type : GroupType.CONSUMER;
  }
}
