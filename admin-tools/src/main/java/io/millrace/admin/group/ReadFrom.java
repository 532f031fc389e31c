package io.millrace.admin.group;

import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * A place to read one event from.
 *
 * @param end the offset at which there is nothing more to find
 */
record ReadFrom(TopicPartition partition, long offset, long end) {

  /** Where the first unread event is; empty when there can be none, or nobody knows. */
  static Optional<ReadFrom> first(TopicPartition partition, ReadTo read, PartitionBounds bounds) {
    Bounds known = bounds.known().get(partition);
    if (known == null || read.committed().isEmpty() || !read.exact()) {
      return Optional.empty();
    }
    long first = Math.max(read.committed().getAsLong(), known.start());
    return first < known.end()
        ? Optional.of(new ReadFrom(partition, first, known.end()))
        : Optional.empty();
  }
}
