package io.millrace.admin.topic;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition with its events.
 *
 * @param log empty when it has no leader, or when that gave no answer
 * @param bytesOnDisk of all copies together, on the brokers that told; empty when none did
 */
public record PartitionDetails(
    PartitionShape shape, Optional<LogRange> log, OptionalLong bytesOnDisk) {
  public PartitionDetails {
    requireNonNull(shape, "shape");
    requireNonNull(log, "log");
    requireNonNull(bytesOnDisk, "bytesOnDisk");
  }

  static PartitionDetails of(
      String topic,
      PartitionShape partition,
      Map<TopicPartition, LogRange> logs,
      Map<TopicPartition, Long> sizes) {
    TopicPartition key = new TopicPartition(topic, partition.partition());
    return new PartitionDetails(
        partition,
        Optional.ofNullable(logs.get(key)),
        sizes.containsKey(key) ? OptionalLong.of(sizes.get(key)) : OptionalLong.empty());
  }
}
