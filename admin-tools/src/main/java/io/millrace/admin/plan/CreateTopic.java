package io.millrace.admin.plan;

import static java.util.Objects.requireNonNull;

import io.millrace.admin.catalogue.SubjectDeclaration;
import io.millrace.admin.catalogue.TopicDeclaration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates a topic.
 *
 * @param replication copies of each partition; empty for the cluster's default
 * @param configs as Kafka writes them
 * @param subjects those that hold the schemas of its events: without them, nobody can publish
 */
public record CreateTopic(
    String topic,
    int partitions,
    Optional<Short> replication,
    Map<String, String> configs,
    List<String> subjects)
    implements Change {
  public CreateTopic {
    requireNonNull(topic, "topic");
    requireNonNull(replication, "replication");
    configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
    subjects = List.copyOf(subjects);
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "topic %s needs at least 1 partition, not %d".formatted(topic, partitions));
    }
  }

  /** As it is declared. */
  public CreateTopic(TopicDeclaration topic) {
    this(
        topic.name(),
        topic.partitions(),
        topic.replication(),
        topic.configs(),
        topic.subjects().stream().map(SubjectDeclaration::name).toList());
  }

  @Override
  public Action action() {
    return Action.CREATE_TOPIC;
  }

  @Override
  public String resource() {
    return topic;
  }

  @Override
  public String summary() {
    Stream<String> settings =
        configs.entrySet().stream().map(config -> config.getKey() + "=" + config.getValue());
    return Stream.of(
            Stream.of("partitions=" + partitions),
            replication.map(copies -> "replication=" + copies).stream(),
            settings)
        .flatMap(part -> part)
        .collect(Collectors.joining(", "));
  }

  @Override
  public Risk risk() {
    return Risk.SAFE;
  }

  @Override
  public String reason() {
    return "not there yet";
  }
}
