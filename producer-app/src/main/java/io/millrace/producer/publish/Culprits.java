package io.millrace.producer.publish;

import io.millrace.app.cli.Failure;
import io.millrace.producer.input.RefusedException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Inputs of an aborted transaction that brokers refused for what they are. They are known by their
 * number since the last commit and their size, as their events are gone by then. Thread-safe.
 */
final class Culprits {
  private final Map<Long, Culprit> byNumber = new HashMap<>();

  private boolean news;

  private record Culprit(int bytes, String reason) {}

  synchronized void add(Delivery delivery, String topic, Exception cause) {
    Culprit before =
        byNumber.put(
            delivery.number(),
            new Culprit(
                delivery.bytes(), "topic %s: %s".formatted(topic, Failure.of(cause).line())));
    news |= before == null;
  }

  /**
   * An input is about to be sent.
   *
   * @throws RefusedException when it's one of them
   */
  synchronized void check(long number, int bytes, ProducerRecord<byte[], byte[]> record)
      throws RefusedException {
    Culprit culprit = byNumber.isEmpty() ? null : byNumber.get(number);
    if (culprit != null && culprit.bytes == bytes) {
      throw new RefusedException(
          "",
          "",
          "%s (%,d bytes with key %s)".formatted(culprit.reason, bytes, RecordSize.key(record)));
    }
  }

  /** Whether there is one more than when this was asked last. */
  synchronized boolean takeNews() {
    boolean taken = news;
    news = false;
    return taken;
  }

  synchronized void clear() {
    byNumber.clear();
  }
}
