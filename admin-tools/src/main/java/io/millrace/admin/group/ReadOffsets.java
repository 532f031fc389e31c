package io.millrace.admin.group;

import io.millrace.admin.answer.Answers;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * How far groups of any type have read: one request for those that commit, one for share groups.
 */
final class ReadOffsets {
  private final Admin admin;
  private final Answers answers;
  private final GroupOffsets offsets;

  ReadOffsets(Connection connection, Admin admin) {
    this.admin = admin;
    this.answers = new Answers(connection);
    this.offsets = new GroupOffsets(connection, admin);
  }

  /** By group and partition; partitions that only have a member are among them. */
  Map<String, Map<TopicPartition, ReadTo>> of(
      List<DescribedGroup> groups, Map<String, Failure> failures) {
    Map<String, Map<TopicPartition, ReadTo>> all = own(groups, failures);
    for (DescribedGroup group : groups) {
      Map<TopicPartition, ReadTo> read = all.get(group.group().name());
      if (read != null) {
        group.members().stream()
            .flatMap(member -> member.partitions().stream())
            .forEach(partition -> read.putIfAbsent(partition, ReadTo.NOTHING));
      }
    }
    return all;
  }

  /** By group and partition; only what the groups have an offset for. */
  Map<String, Map<TopicPartition, ReadTo>> own(
      List<DescribedGroup> groups, Map<String, Failure> failures) {
    Map<String, Map<TopicPartition, ReadTo>> all = new HashMap<>();
    offsets
        .committed(names(groups, false), failures)
        .forEach((group, committed) -> all.put(group, committed(committed)));
    share(names(groups, true), failures).forEach((group, read) -> all.put(group, shared(read)));
    return all;
  }

  private Map<String, Map<TopicPartition, SharePartitionOffsetInfo>> share(
      List<String> groups, Map<String, Failure> failures) {
    if (groups.isEmpty()) {
      return Map.of();
    }
    ListShareGroupOffsetsResult result =
        admin.listShareGroupOffsets(
            groups.stream()
                .collect(
                    Collectors.toMap(Function.identity(), n -> new ListShareGroupOffsetsSpec())));
    Map<String, KafkaFuture<Map<TopicPartition, SharePartitionOffsetInfo>>> futures =
        new LinkedHashMap<>();
    groups.forEach(group -> futures.put(group, result.partitionsToOffsetInfo(group)));
    return answers.gather(futures, failures::put);
  }

  private static List<String> names(List<DescribedGroup> groups, boolean share) {
    return groups.stream()
        .map(DescribedGroup::group)
        .filter(group -> (group.type() == GroupType.SHARE) == share)
        .map(GroupSummary::name)
        .toList();
  }

  private static Map<TopicPartition, ReadTo> committed(
      Map<TopicPartition, OffsetAndMetadata> offsets) {
    Map<TopicPartition, ReadTo> read = new HashMap<>();
    offsets.forEach((partition, offset) -> read.put(partition, ReadTo.offset(offset.offset())));
    return read;
  }

  private static Map<TopicPartition, ReadTo> shared(
      Map<TopicPartition, SharePartitionOffsetInfo> offsets) {
    Map<TopicPartition, ReadTo> read = new HashMap<>();
    offsets.forEach((partition, info) -> read.put(partition, shared(info)));
    return read;
  }

  /** Kafka says null, or -1, for a partition that no member has read yet. */
  private static ReadTo shared(SharePartitionOffsetInfo info) {
    if (info == null || info.startOffset() < 0) {
      return ReadTo.NOTHING;
    }
    OptionalLong lag =
        info.lag().filter(count -> count >= 0).map(OptionalLong::of).orElse(OptionalLong.empty());
    return ReadTo.start(info.startOffset(), lag);
  }
}
