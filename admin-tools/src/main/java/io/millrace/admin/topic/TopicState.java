package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;

/**
 * What a topic on the cluster is like.
 *
 * @param id what tells it from another topic that had the same name before
 * @param replication copies of its first partition
 * @param configs all of them, with the cluster's defaults
 * @param own the names of those that are set for the topic itself
 */
public record TopicState(
    String id, int partitions, int replication, Map<String, String> configs, Set<String> own) {
  public TopicState {
    requireNonNull(id, "id");
    configs = Map.copyOf(configs);
    own = Set.copyOf(own);
  }
}
