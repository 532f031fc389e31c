package io.millrace.admin.topic;

import io.millrace.admin.catalogue.TopicDeclaration;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics of a cluster. A method sends one request for all that it is given, and waits.
 *
 * <p>Reading throws what {@link Connection#await} throws. Writing gives a result for each topic, in
 * the order given: empty once the broker has confirmed, or why not.
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

  /** Creates topics, and returns when the cluster shows those that it has made. */
  public Map<String, Optional<Failure>> create(List<TopicDeclaration> topics) {
    List<NewTopic> wanted = topics.stream().map(ClusterTopics::newTopic).toList();
    Map<String, Optional<Failure>> results =
        results(
            topics.stream().map(TopicDeclaration::name).toList(),
            admin.createTopics(wanted).values());
    List<String> made =
        results.keySet().stream().filter(name -> results.get(name).isEmpty()).toList();
    Optional<Failure> unseen = attempt(() -> new Visibility(connection, admin).await(made));
    made.forEach(name -> results.put(name, unseen));
    return results;
  }

  /**
   * Adds partitions.
   *
   * @param totals how many there are to be, by topic
   */
  public Map<String, Optional<Failure>> grow(Map<String, Integer> totals) {
    Map<String, NewPartitions> wanted = new LinkedHashMap<>();
    totals.forEach((topic, total) -> wanted.put(topic, NewPartitions.increaseTo(total)));
    return results(totals.keySet(), admin.createPartitions(wanted).values());
  }

  /**
   * Sets configs, and leaves all others as they are.
   *
   * @param configs the new values by name, by topic
   */
  public Map<String, Optional<Failure>> alter(Map<String, Map<String, String>> configs) {
    Map<ConfigResource, Collection<AlterConfigOp>> wanted = new LinkedHashMap<>();
    configs.forEach((topic, values) -> wanted.put(resource(topic), operations(values)));
    Map<String, KafkaFuture<Void>> futures =
        admin.incrementalAlterConfigs(wanted).values().entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    return results(configs.keySet(), futures);
  }

  private Map<String, Optional<Failure>> results(
      Collection<String> topics, Map<String, KafkaFuture<Void>> futures) {
    Map<String, Optional<Failure>> results = new LinkedHashMap<>();
    topics.forEach(
        topic -> results.put(topic, attempt(() -> connection.await(futures.get(topic)))));
    return results;
  }

  private static Optional<Failure> attempt(Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | AppException e) {
      return Optional.of(Failure.of(e));
    }
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

  private static NewTopic newTopic(TopicDeclaration topic) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), topic.replication())
        .configs(topic.configs());
  }

  private static List<AlterConfigOp> operations(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value -> new ConfigEntry(value.getKey(), value.getValue()))
        .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
        .toList();
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
