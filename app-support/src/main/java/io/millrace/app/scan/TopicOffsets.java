package io.millrace.app.scan;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.connect.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers where the partitions of a topic begin and end. */
public final class TopicOffsets {
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Connection connection;
  private final Admin admin;
  private final String topic;
  private final IsolationLevel isolation;

  /**
   * For one topic.
   *
   * @param committed whether partitions end before the first transaction that is open
   */
  public TopicOffsets(Connection connection, Admin admin, String topic, boolean committed) {
    this.connection = connection;
    this.admin = admin;
    this.topic = topic;
    this.isolation = committed ? IsolationLevel.READ_COMMITTED : IsolationLevel.READ_UNCOMMITTED;
  }

  /**
   * The partitions, each with a leader.
   *
   * @param wanted empty for all
   * @throws AppException when the topic or one of them isn't there, or none leads it
   */
  List<TopicPartition> partitions(Set<Integer> wanted) {
    List<TopicPartitionInfo> all = describe().partitions();
    for (int number : wanted) {
      if (number < 0 || number >= all.size()) {
        throw AppException.usage(
            "topic %s has no partition %d: it has %d, from 0 to %d"
                .formatted(topic, number, all.size(), all.size() - 1));
      }
    }
    List<TopicPartitionInfo> chosen =
        all.stream().filter(p -> wanted.isEmpty() || wanted.contains(p.partition())).toList();
    requireLeaders(chosen);
    return chosen.stream().map(p -> new TopicPartition(topic, p.partition())).toList();
  }

  /**
   * How many partitions the topic has.
   *
   * @throws AppException when it isn't there
   */
  public int count() {
    return describe().partitions().size();
  }

  /**
   * Makes sure that what is being read is still there.
   *
   * @throws AppException when the topic was deleted, or a partition has no leader
   */
  void requireStill(Set<Integer> partitions) {
    TopicDescription now;
    try {
      now = connection.await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
    } catch (UnknownTopicOrPartitionException e) {
      throw AppException.failed("topic %s was deleted meanwhile".formatted(topic), e);
    }
    requireLeaders(
        now.partitions().stream().filter(p -> partitions.contains(p.partition())).toList());
  }

  private TopicDescription describe() {
    try {
      return connection.await(admin.describeTopics(List.of(topic)).topicNameValues().get(topic));
    } catch (UnknownTopicOrPartitionException e) {
      throw AppException.usage(
          "no topic %s at %s: admin-tools topics list shows those there are"
              .formatted(topic, connection.bootstrapServers()));
    } catch (InvalidTopicException e) {
      throw AppException.usage(
          "\"%s\" is no name of a topic: it has letters, digits, '.', '_' and '-', 249 at most"
              .formatted(topic));
    }
  }

  private void requireLeaders(List<TopicPartitionInfo> partitions) {
    String leaderless =
        partitions.stream()
            .filter(p -> p.leader() == null || p.leader().isEmpty())
            .map(p -> String.valueOf(p.partition()))
            .collect(Collectors.joining(", "));
    if (!leaderless.isEmpty()) {
      throw AppException.unavailable(
          "partition %s of %s has no leader, so nothing can be read from it: start its brokers, or name others with --partition"
              .formatted(leaderless, topic),
          null);
    }
  }

  SortedMap<Integer, Long> earliest(List<TopicPartition> partitions) {
    return ask(partitions, OffsetSpec.earliest());
  }

  /** The ends; with committed records only, before the first transaction that is open. */
  SortedMap<Integer, Long> latest(List<TopicPartition> partitions) {
    return ask(partitions, OffsetSpec.latest());
  }

  /** The ends of the log, whatever transactions are open. */
  SortedMap<Integer, Long> log(List<TopicPartition> partitions) {
    return ask(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
  }

  /** The first records at or after a time; -1 where there is none. */
  SortedMap<Integer, Long> at(List<TopicPartition> partitions, Instant time) {
    return ask(partitions, OffsetSpec.forTimestamp(millis(time)));
  }

  /**
   * Where a consumer group goes on, for the partitions that it has committed an offset of.
   *
   * @throws AppException when it has none of any
   */
  SortedMap<Integer, Long> committed(List<TopicPartition> partitions, String group) {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    committed(group)
        .forEach(
            (partition, offset) -> {
              // Kafka says null for a partition that nothing is committed of.
              if (offset != null && partitions.contains(partition)) {
                offsets.put(partition.partition(), offset.offset());
              }
            });
    if (offsets.isEmpty()) {
      throw AppException.usage(
          "group %s has committed no offset of %s: admin-tools groups list shows the groups there are"
              .formatted(group, topic));
    }
    return offsets;
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    try {
      return connection.await(
          admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata(group));
    } catch (GroupIdNotFoundException e) {
      return Map.of();
    }
  }

  /** To Kafka, times before 1970 are words of other meanings: -1, for one, is the end. */
  static long millis(Instant time) {
    return time.isBefore(Instant.EPOCH)
        ? 0
        : time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
  }

  private SortedMap<Integer, Long> ask(List<TopicPartition> partitions, OffsetSpec which) {
    return ask(partitions, which, isolation);
  }

  private SortedMap<Integer, Long> ask(
      List<TopicPartition> partitions, OffsetSpec which, IsolationLevel level) {
    Map<TopicPartition, OffsetSpec> questions =
        partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which));
    ListOffsetsResult answers = admin.listOffsets(questions, new ListOffsetsOptions(level));
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    for (TopicPartition partition : partitions) {
      offsets.put(partition.partition(), offset(answers, partition));
    }
    return offsets;
  }

  private long offset(ListOffsetsResult answers, TopicPartition partition) {
    try {
      return connection.await(answers.partitionResult(partition)).offset();
    } catch (AppException e) {
      throw e.exitCode() == ExitCode.UNAVAILABLE ? silent(partition, e) : e;
    }
  }

  private AppException silent(TopicPartition partition, AppException cause) {
    return AppException.unavailable(
        "no answer for partition %d of %s from Kafka at %s within %d s: is its leader running?"
            .formatted(
                partition.partition(),
                topic,
                connection.bootstrapServers(),
                connection.timeout().toSeconds()),
        cause);
  }
}
