package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * What a topic on the cluster is like.
 *
 * @param id what tells it from another topic that had the same name before
 * @param replication copies of its first partition
 * @param configs all of them, with the cluster's defaults
 * @param own those that are set for the topic itself, with the value that each falls back to; empty
 *     when the broker doesn't say
 */
public record TopicState(
    String id,
    int partitions,
    int replication,
    Map<String, String> configs,
    Map<String, Optional<String>> own) {
  public TopicState {
    requireNonNull(id, "id");
    configs = Map.copyOf(configs);
    own = Map.copyOf(own);
  }
}
