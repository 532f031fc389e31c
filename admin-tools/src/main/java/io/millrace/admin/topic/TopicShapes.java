package io.millrace.admin.topic;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.Found;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import io.millrace.spelling.NearestName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.Topic;

/** Finds the partitions and configs of topics: two requests for all of them. */
final class TopicShapes {
  private final Connection connection;
  private final Admin admin;
  private final Answers answers;

  TopicShapes(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
    this.answers = new Answers(connection);
  }

  /** Those of literal names; a name that no topic has is among the failures, with the nearest. */
  Found<TopicShape> find(Collection<String> names) {
    List<String> unknown = new ArrayList<>();
    Found<TopicShape> found = look(names, unknown);
    return unknown.isEmpty() ? found : found.with(unknown(unknown));
  }

  /** Those of names that were there a moment ago; one that has vanished is left out. */
  Found<TopicShape> findThere(Collection<String> names) {
    return look(names, new ArrayList<>());
  }

  private Found<TopicShape> look(Collection<String> names, List<String> unknown) {
    if (names.isEmpty()) {
      return Found.nothing();
    }
    Found<TopicDescription> described =
        answers.await(admin.describeTopics(names).topicNameValues(), TopicShapes::isUnknown);
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

  private Found<Config> configs(Collection<String> topics) {
    if (topics.isEmpty()) {
      return Found.nothing();
    }
    Map<String, KafkaFuture<Config>> asked = new LinkedHashMap<>();
    admin
        .describeConfigs(
            topics.stream().map(t -> new ConfigResource(ConfigResource.Type.TOPIC, t)).toList(),
            new DescribeConfigsOptions().includeSynonyms(true))
        .values()
        .forEach((resource, future) -> asked.put(resource.name(), future));
    return answers.await(asked, TopicShapes::isUnknown);
  }

  private static boolean isUnknown(KafkaException failure) {
    return failure instanceof UnknownTopicOrPartitionException
        || failure instanceof InvalidTopicException;
  }

  private Map<String, Failure> unknown(List<String> names) {
    List<String> there = new ClusterTopics(connection, admin).names(false);
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
