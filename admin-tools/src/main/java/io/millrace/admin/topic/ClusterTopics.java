package io.millrace.admin.topic;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.Found;
import io.millrace.app.connect.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of a cluster, as a plan needs them. A method sends one request for all that it is
 * given, waits, and throws what {@link Connection#await} throws.
 */
public final class ClusterTopics {
  private final Connection connection;
  private final Admin admin;

  /**
   * @param admin stays the caller's to close
   */
  public ClusterTopics(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
  }

  /**
   * The names of all topics, sorted.
   *
   * @param internal whether Kafka's own are among them
   */
  public List<String> names(boolean internal) {
    ListTopicsOptions options = new ListTopicsOptions().listInternal(internal);
    return connection.await(admin.listTopics(options).names()).stream().sorted().toList();
  }

  /** What the topics of these names are like; those that aren't there are left out. */
  public Found<TopicState> find(Collection<String> names) {
    if (names.isEmpty()) {
      return new Found<>(Map.of(), Map.of());
    }
    Answers answers = new Answers(connection);
    Found<TopicDescription> described =
        answers.await(admin.describeTopics(names).topicNameValues(), ClusterTopics::isUnknown);
    if (described.values().isEmpty()) {
      return new Found<>(Map.of(), described.failures());
    }
    Map<String, KafkaFuture<Config>> asked = new LinkedHashMap<>();
    admin
        .describeConfigs(
            described.values().keySet().stream().map(ClusterTopics::resource).toList(),
            new DescribeConfigsOptions().includeSynonyms(true))
        .values()
        .forEach((resource, future) -> asked.put(resource.name(), future));
    Found<Config> configs = answers.await(asked, ClusterTopics::isUnknown);
    Map<String, TopicState> states = new LinkedHashMap<>();
    configs
        .values()
        .forEach((name, config) -> states.put(name, state(described.values().get(name), config)));
    return new Found<>(states, described.failures()).with(configs.failures());
  }

  private static boolean isUnknown(KafkaException failure) {
    return failure instanceof UnknownTopicOrPartitionException;
  }

  private static TopicState state(TopicDescription topic, Config configs) {
    // Kafka hides the value of a sensitive config, which is null then.
    Map<String, String> values =
        configs.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    Map<String, Optional<String>> own =
        configs.entries().stream()
            .filter(entry -> ConfigSource.of(entry.source()) == ConfigSource.TOPIC)
            .map(ConfigSetting::of)
            .collect(Collectors.toMap(ConfigSetting::name, ConfigSetting::fallback));
    return new TopicState(
        topic.topicId().toString(),
        topic.partitions().size(),
        topic.partitions().get(0).replicas().size(),
        values,
        own);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
