package io.millrace.admin.group;

import io.millrace.app.cli.Failure;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The bounds of partitions, and why those of others aren't known. */
record PartitionBounds(Map<TopicPartition, Bounds> known, Map<TopicPartition, Failure> unknown) {
  PartitionBounds {
    known = Map.copyOf(known);
    unknown = Map.copyOf(unknown);
  }
}
