package io.millrace.admin.topic;

import java.util.Map;

/**
 * What a topic on the cluster is like.
 *
 * @param replication copies of its first partition
 * @param configs all of them, with the cluster's defaults
 */
public record TopicState(int partitions, int replication, Map<String, String> configs) {
  public TopicState {
    configs = Map.copyOf(configs);
  }
}
