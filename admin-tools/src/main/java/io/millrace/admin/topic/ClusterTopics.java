package io.millrace.admin.topic;

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
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
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
  public Map<String, TopicState> find(Collection<String> names) {
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, TopicDescription> described = new LinkedHashMap<>();
    admin
        .describeTopics(names)
        .topicNameValues()
        .forEach((name, future) -> ifThere(future).ifPresent(found -> described.put(name, found)));
    if (described.isEmpty()) {
      return Map.of();
    }
    Map<String, TopicState> states = new LinkedHashMap<>();
    admin
        .describeConfigs(described.keySet().stream().map(ClusterTopics::resource).toList())
        .values()
        .forEach(
            (resource, future) ->
                ifThere(future)
                    .ifPresent(
                        configs ->
                            states.put(
                                resource.name(), state(described.get(resource.name()), configs))));
    return states;
  }

  private <T> Optional<T> ifThere(KafkaFuture<T> future) {
    try {
      return Optional.of(connection.await(future));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private static TopicState state(TopicDescription topic, Config configs) {
    // Kafka hides the value of a sensitive config, which is null then.
    Map<String, String> values =
        configs.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    return new TopicState(
        topic.partitions().size(), topic.partitions().get(0).replicas().size(), values);
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
