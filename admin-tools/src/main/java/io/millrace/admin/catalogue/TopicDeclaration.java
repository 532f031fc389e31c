package io.millrace.admin.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.internals.Topic;

/**
 * What the catalogue says of one topic. What it leaves out is the cluster's to choose, and never
 * compared.
 *
 * @param name one that Kafka accepts
 * @param partitions at least 1
 * @param replication copies of each partition; empty for the cluster's default
 * @param configs as Kafka writes them, in the order of the file
 * @param statesConfigs whether anything is said of configs: they are then all that the topic is to
 *     have of its own, also when there are none; else its own are left alone
 * @param key how keys are written; empty for a topic whose records have none
 * @param value how values are written; empty when the catalogue leaves it open
 * @param deadLetter the topic for records that can't be handled, which is declared too
 * @param owner who answers for the topic
 * @param doc what it is for
 */
public record TopicDeclaration(
    String name,
    int partitions,
    Optional<Short> replication,
    Map<String, String> configs,
    boolean statesConfigs,
    Optional<Format> key,
    Optional<Format> value,
    Optional<String> deadLetter,
    Optional<String> owner,
    Optional<String> doc) {

  public TopicDeclaration {
    Topic.validate(name);
    if (partitions < 1) {
      throw new IllegalArgumentException(
          "topic %s needs at least 1 partition, not %d".formatted(name, partitions));
    }
    requireNonNull(replication, "replication");
    configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
    requireNonNull(key, "key");
    requireNonNull(value, "value");
    requireNonNull(deadLetter, "deadLetter");
    requireNonNull(owner, "owner");
    requireNonNull(doc, "doc");
  }

  /** A topic of which nothing else is said yet. */
  public static TopicDeclarationBuilder of(String name, int partitions) {
    return new TopicDeclarationBuilder(name, partitions);
  }

  /** Whether records have keys, so that their order within a partition means something. */
  public boolean isKeyed() {
    return key.isPresent();
  }

  /** The subjects that hold the schemas of keys and values: none, one or two. */
  public List<SubjectDeclaration> subjects() {
    return Stream.concat(
            key.flatMap(format -> format.subject(name + "-key")).stream(),
            value.flatMap(format -> format.subject(name + "-value")).stream())
        .toList();
  }
}
