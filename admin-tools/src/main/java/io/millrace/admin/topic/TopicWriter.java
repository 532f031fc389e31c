package io.millrace.admin.topic;

import io.millrace.admin.answer.Answers;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
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
 * Changes topics. A method sends few requests for all that it is given, waits, and gives a result
 * for each topic, in the order given: empty once the broker has confirmed, or why not.
 *
 * <p>A writer that only validates has brokers judge each request as they would, and change nothing.
 * For deletions they have no such question, so none is asked.
 */
public final class TopicWriter {
  /** Topics, partitions and configs that a request makes at most, but for a single larger topic. */
  private static final int MOST_IN_A_BATCH = 1_000;

  /** As many as the partitions and configs of most topics. */
  private static final int DELETION = 5;

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
    Map<String, Optional<Failure>> results = new LinkedHashMap<>();
    for (List<NewTopic> batch : batches(topics, TopicWriter::weight)) {
      Map<String, Optional<Failure>> answers =
          results(
              batch.stream().map(NewTopic::name).toList(),
              admin.createTopics(batch, options).values());
      if (!validates) {
        new Visibility(connection, admin)
            .await(confirmed(answers))
            .forEach((name, unseen) -> answers.put(name, Optional.of(unseen)));
      }
      results.putAll(answers);
    }
    return results;
  }

  private static int weight(NewTopic topic) {
    int configs = topic.configs() == null ? 0 : topic.configs().size();
    return 1 + Math.max(1, topic.numPartitions()) + configs;
  }

  /** A controller that makes too much at once is too late with its answer, or refuses. */
  private static <T> List<List<T>> batches(Collection<T> all, ToIntFunction<T> weight) {
    List<List<T>> batches = new ArrayList<>();
    int size = MOST_IN_A_BATCH;
    for (T one : all) {
      int needed = weight.applyAsInt(one);
      if (size + needed > MOST_IN_A_BATCH) {
        batches.add(new ArrayList<>());
        size = 0;
      }
      batches.get(batches.size() - 1).add(one);
      size += needed;
    }
    return batches;
  }

  /** Deletes topics with all their events, and returns when no broker that is asked shows them. */
  public Map<String, Optional<Failure>> delete(List<String> topics) {
    if (validates) {
      Map<String, Optional<Failure>> results = new LinkedHashMap<>();
      topics.forEach(topic -> results.put(topic, Optional.empty()));
      return results;
    }
    Map<String, Optional<Failure>> results = new LinkedHashMap<>();
    for (List<String> batch : batches(topics, topic -> DELETION)) {
      Map<String, Optional<Failure>> answers =
          results(batch, admin.deleteTopics(batch).topicNameValues());
      new Visibility(connection, admin)
          .awaitEnd(confirmed(answers))
          .forEach((name, seen) -> answers.put(name, Optional.of(seen)));
      results.putAll(answers);
    }
    return results;
  }

  /**
   * Adds partitions.
   *
   * @param totals how many there are to be, by topic
   */
  public Map<String, Optional<Failure>> grow(Map<String, Integer> totals) {
    CreatePartitionsOptions options = new CreatePartitionsOptions().validateOnly(validates);
    Map<String, Optional<Failure>> results = new LinkedHashMap<>();
    for (List<Map.Entry<String, Integer>> batch : batches(totals.entrySet(), Map.Entry::getValue)) {
      Map<String, NewPartitions> wanted = new LinkedHashMap<>();
      batch.forEach(
          total -> wanted.put(total.getKey(), NewPartitions.increaseTo(total.getValue())));
      results.putAll(results(wanted.keySet(), admin.createPartitions(wanted, options).values()));
    }
    return results;
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
