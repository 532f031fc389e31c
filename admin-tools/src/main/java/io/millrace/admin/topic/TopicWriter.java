package io.millrace.admin.topic;

import io.millrace.admin.answer.Answers;
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
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreatePartitionsOptions;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Changes topics. A method sends one request for all that it is given, waits, and gives a result
 * for each topic, in the order given: empty once the broker has confirmed, or why not.
 *
 * <p>A writer that only validates has brokers judge each request as they would, and change nothing.
 * For deletions they have no such question, so none is asked.
 */
public final class TopicWriter {
  private final Connection connection;
  private final Admin admin;
  private final boolean validates;

  /**
   * @param admin stays the caller's to close
   */
  public TopicWriter(Connection connection, Admin admin) {
    this(connection, admin, false);
  }

  private TopicWriter(Connection connection, Admin admin, boolean validates) {
    this.connection = connection;
    this.admin = admin;
    this.validates = validates;
  }

  /** One that changes nothing. */
  public static TopicWriter validating(Connection connection, Admin admin) {
    return new TopicWriter(connection, admin, true);
  }

  /** Creates topics, and returns when the cluster shows those that it has made. */
  public Map<String, Optional<Failure>> create(List<NewTopic> topics) {
    CreateTopicsOptions options = new CreateTopicsOptions().validateOnly(validates);
    Map<String, Optional<Failure>> results =
        results(
            topics.stream().map(NewTopic::name).toList(),
            admin.createTopics(topics, options).values());
    if (!validates) {
      new Visibility(connection, admin)
          .await(confirmed(results))
          .forEach((name, unseen) -> results.put(name, Optional.of(unseen)));
    }
    return results;
  }

  /** Deletes topics with all their events, and returns when no broker that is asked shows them. */
  public Map<String, Optional<Failure>> delete(List<String> topics) {
    if (validates) {
      Map<String, Optional<Failure>> results = new LinkedHashMap<>();
      topics.forEach(topic -> results.put(topic, Optional.empty()));
      return results;
    }
    Map<String, Optional<Failure>> results =
        results(topics, admin.deleteTopics(topics).topicNameValues());
    new Visibility(connection, admin)
        .awaitEnd(confirmed(results))
        .forEach((name, seen) -> results.put(name, Optional.of(seen)));
    return results;
  }

  /**
   * Adds partitions.
   *
   * @param totals how many there are to be, by topic
   */
  public Map<String, Optional<Failure>> grow(Map<String, Integer> totals) {
    CreatePartitionsOptions options = new CreatePartitionsOptions().validateOnly(validates);
    Map<String, NewPartitions> wanted = new LinkedHashMap<>();
    totals.forEach((topic, total) -> wanted.put(topic, NewPartitions.increaseTo(total)));
    return results(totals.keySet(), admin.createPartitions(wanted, options).values());
  }

  /**
   * Sets or resets configs, and leaves all others as they are.
   *
   * @param configs by topic and name: the new value, or empty for that of the brokers
   */
  public Map<String, Optional<Failure>> alter(Map<String, Map<String, Optional<String>>> configs) {
    Map<ConfigResource, Collection<AlterConfigOp>> wanted = new LinkedHashMap<>();
    configs.forEach(
        (topic, values) ->
            wanted.put(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                values.entrySet().stream().map(TopicWriter::operation).toList()));
    Map<String, KafkaFuture<Void>> futures =
        admin
            .incrementalAlterConfigs(wanted, new AlterConfigsOptions().validateOnly(validates))
            .values()
            .entrySet()
            .stream()
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

  private static List<String> confirmed(Map<String, Optional<Failure>> results) {
    return results.keySet().stream().filter(name -> results.get(name).isEmpty()).toList();
  }

  private static Optional<Failure> attempt(Runnable action) {
    try {
      action.run();
      return Optional.empty();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | AppException e) {
      return Optional.of(Answers.failure(e));
    }
  }

  private static AlterConfigOp operation(Map.Entry<String, Optional<String>> config) {
    return new AlterConfigOp(
        new ConfigEntry(config.getKey(), config.getValue().orElse(null)),
        config.getValue().isPresent() ? AlterConfigOp.OpType.SET : AlterConfigOp.OpType.DELETE);
  }
}
