package io.millrace.producer.publish;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Sees how each send ends, in a producer with the setting {@code interceptor.classes}: before the
 * producer's own code hears of it.
 */
public final class Acknowledged implements ProducerInterceptor<byte[], byte[]> {
  private static final Map<String, AtomicLong> ENDED = new ConcurrentHashMap<>();
  private static final Map<String, Runnable> ACTIONS = new ConcurrentHashMap<>();

  /**
   * Runs an action with the next event of a topic that is acknowledged, in the producer's thread.
   */
  static void onNext(String topic, Runnable action) {
    ACTIONS.put(topic, action);
  }

  /** Waits until so many sends to a topic have ended. */
  static void await(String topic, long count) {
    while (ended(topic) < count) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** How many sends to a topic have ended, however they did. */
  static long ended(String topic) {
    AtomicLong count = ENDED.get(topic);
    return count == null ? 0 : count.get();
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> record) {
    return record;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception exception) {
    Runnable action = exception == null ? ACTIONS.remove(metadata.topic()) : null;
    if (action != null) {
      action.run();
    }
    ENDED.computeIfAbsent(metadata.topic(), topic -> new AtomicLong()).incrementAndGet();
  }

  @Override
  public void close() {}

  @Override
  public void configure(Map<String, ?> configs) {}
}
