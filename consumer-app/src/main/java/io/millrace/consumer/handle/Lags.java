package io.millrace.consumer.handle;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** How many records of each partition aren't read yet, as of the last second. */
final class Lags {
  private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

  private long next = System.nanoTime();
  private volatile Map<TopicPartition, Long> unread = Map.of();

  /** For the poll thread. */
  void lookSometimes(Consumer<?, ?> consumer) {
    long now = System.nanoTime();
    if (next - now > 0) {
      return;
    }
    next = now + INTERVAL;
    Map<TopicPartition, Long> found = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      OptionalLong lag = consumer.currentLag(partition);
      lag.ifPresent(records -> found.put(partition, records));
    }
    unread = Map.copyOf(found);
  }

  /** For any thread; 0 of a partition of which nothing is known. */
  long unread(TopicPartition partition) {
    return unread.getOrDefault(partition, 0L);
  }
}
