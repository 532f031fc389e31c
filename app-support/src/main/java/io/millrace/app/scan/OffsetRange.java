package io.millrace.app.scan;

import org.apache.kafka.common.TopicPartition;

/**
 * The offsets of a partition to read.
 *
 * @param start the first
 * @param end the one after the last; {@link #ENDLESS} to go on with what comes
 */
record OffsetRange(TopicPartition partition, long start, long end) {
  static final long ENDLESS = Long.MAX_VALUE;

  OffsetRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "%s can't be read from offset %d to %d".formatted(partition, start, end));
    }
  }

  boolean isEmpty() {
    return start == end;
  }

  boolean isEndless() {
    return end == ENDLESS;
  }

  OffsetRange from(long offset) {
    return new OffsetRange(partition, offset, end);
  }
}
