package io.millrace.consumer.read;

import static java.util.Objects.requireNonNull;

import org.apache.kafka.common.TopicPartition;

/**
 * The offsets of a partition to read.
 *
 * @param start the first
 * @param end the one after the last; {@link Long#MAX_VALUE} to go on with what comes
 */
public record PartitionRange(TopicPartition partition, long start, long end) {
  public PartitionRange {
    requireNonNull(partition, "partition");
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "%s can't be read from offset %d to %d".formatted(partition, start, end));
    }
  }

  /** The same end, from another start. */
  public PartitionRange from(long offset) {
    return new PartitionRange(partition, offset, end);
  }

  /** The same start, with no end. */
  public PartitionRange endless() {
    return new PartitionRange(partition, start, Long.MAX_VALUE);
  }

  boolean isEndless() {
    return end == Long.MAX_VALUE;
  }

  boolean isEmpty() {
    return start == end;
  }
}
