package io.millrace.admin.topic;

import io.millrace.spelling.NearestName;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;

/**
 * Looks at topics. Questions go out for all of them together, so that their number depends on the
 * brokers and not on the topics. What can't be told of one doesn't hide the others.
 *
 * <p>Methods throw {@link AppException} when the cluster gave no answer within the timeout.
 */
public final class TopicInspector {
  private final Connection connection;
  private final Admin admin;
  private final Answers answers;

  /**
   * @param admin stays the caller's to close
   */
  public TopicInspector(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
    this.answers = new Answers(connection);
  }

  /** The names of all topics, sorted, without those that Kafka keeps for itself. */
  public List<String> names() {
    return new ClusterTopics(connection, admin).names(false);
  }

  /** The names of all topics, sorted, with those that Kafka keeps for itself. */
  public List<String> allNames() {
    return new ClusterTopics(connection, admin).names(true);
  }

  /** The partitions and configs of topics. Names are literal. */
  public Found<TopicShape> shapes(Collection<String> names) {
    List<String> unknown = new ArrayList<>();
    Found<TopicShape> found = look(names, unknown);
    return unknown.isEmpty() ? found : found.with(unknown(unknown));
  }

  /** The partitions and configs of all topics; one that vanishes meanwhile is left out. */
  public Found<TopicShape> allShapes() {
    return look(allNames(), new ArrayList<>());
  }

  private Found<TopicShape> look(Collection<String> names, List<String> unknown) {
    if (names.isEmpty()) {
      return new Found<>(Map.of(), Map.of());
    }
    Found<TopicDescription> described =
        answers.await(admin.describeTopics(names).topicNameValues(), TopicInspector::isUnknown);
    Found<Config> configs = configs(described.values().keySet());
    Map<String, TopicShape> shapes = new LinkedHashMap<>();
    Found<TopicShape> found =
        new Found<TopicShape>(Map.of(), described.failures()).with(configs.failures());
    for (String name : names) {
      if (configs.values().containsKey(name)) {
        shapes.put(name, TopicShape.of(described.values().get(name), configs.values().get(name)));
      } else if (!found.failures().containsKey(name)) {
        unknown.add(name);
      }
    }
    return new Found<>(shapes, found.failures());
  }

  /** All there is to know of topics. Names are literal. */
  public Found<TopicDetails> details(Collection<String> names) {
    Found<TopicShape> shapes = shapes(names);
    if (shapes.values().isEmpty()) {
      return new Found<>(Map.of(), shapes.failures());
    }
    List<TopicPartition> led = shapes.list().stream().flatMap(t -> t.led().stream()).toList();
    Map<TopicPartition, LogRange> logs = new PartitionOffsets(connection, admin).ranges(led);
    Found<Map<TopicPartition, Long>> disks = new DiskUse(connection, admin).read();
    Map<TopicPartition, Long> sizes = DiskUse.total(disks);
    Found<GroupReading> groups = new GroupReadings(connection, admin).read();
    return shapes
        .map(shape -> details(shape, logs, sizes, groups.list()))
        .with(disks.failures())
        .with(groups.failures());
  }

  private static TopicDetails details(
      TopicShape shape,
      Map<TopicPartition, LogRange> logs,
      Map<TopicPartition, Long> sizes,
      List<GroupReading> groups) {
    return new TopicDetails(
        shape,
        shape.partitions().stream()
            .map(partition -> details(shape.name(), partition, logs, sizes))
            .toList(),
        groups.stream().filter(group -> group.reads(shape.name())).toList());
  }

  private static PartitionDetails details(
      String topic,
      PartitionShape partition,
      Map<TopicPartition, LogRange> logs,
      Map<TopicPartition, Long> sizes) {
    TopicPartition key = new TopicPartition(topic, partition.partition());
    return new PartitionDetails(
        partition,
        Optional.ofNullable(logs.get(key)),
        sizes.containsKey(key) ? OptionalLong.of(sizes.get(key)) : OptionalLong.empty());
  }

  private Found<Config> configs(Collection<String> topics) {
    if (topics.isEmpty()) {
      return new Found<>(Map.of(), Map.of());
    }
    Map<String, KafkaFuture<Config>> asked = new LinkedHashMap<>();
    admin
        .describeConfigs(
            topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList(),
            new DescribeConfigsOptions().includeSynonyms(true))
        .values()
        .forEach((resource, future) -> asked.put(resource.name(), future));
    return answers.await(asked, TopicInspector::isUnknown);
  }

  private static boolean isUnknown(KafkaException failure) {
    return failure instanceof UnknownTopicOrPartitionException
        || failure instanceof InvalidTopicException;
  }

  private Map<String, Failure> unknown(List<String> names) {
    TreeSet<String> there = new TreeSet<>(names());
    Map<String, Failure> failures = new LinkedHashMap<>();
    for (String name : names) {
      failures.put(name, new Failure(ExitCode.USAGE, unknown(name, there)));
    }
    return failures;
  }

  private static String unknown(String name, Collection<String> there) {
    return Topic.isValid(name)
        ? "the cluster has no topic \"%s\"%s".formatted(name, NearestName.hint(name, there))
        : "no topic can have this name, which is taken literally: for a regular expression, there is"
            + " --pattern";
  }
}
