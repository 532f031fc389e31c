package io.millrace.event;

import static java.util.Objects.requireNonNull;

/** Where an event was read: the topic, the partition and the offset of its record. */
public record Origin(String topic, int partition, long offset) {
  public Origin {
    requireNonNull(topic, "topic");
    if (partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "no record at partition %d, offset %d of %s".formatted(partition, offset, topic));
    }
  }

  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
