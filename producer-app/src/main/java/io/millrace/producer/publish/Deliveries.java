package io.millrace.producer.publish;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;

/**
 * The events under way. One thread sends and waits, the producer's own tells how they ended; what
 * the accounts hold can be read by the first once all have ended.
 */
final class Deliveries {
  private static final long STEP_NANOS = 200_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Stopwatch stopwatch;
  private final Accounts accounts;
  private final TopicLimits limits;
  private final BooleanSupplier givesUp;
  private final Thread owner = Thread.currentThread();
  private final AtomicLong ended = new AtomicLong();
  private long sent;

  /**
   * @param givesUp whether there is no more waiting for what is under way
   */
  Deliveries(
      KafkaProducer<byte[], byte[]> producer,
      Stopwatch stopwatch,
      Accounts accounts,
      TopicLimits limits,
      BooleanSupplier givesUp) {
    this.producer = producer;
    this.stopwatch = stopwatch;
    this.accounts = accounts;
    this.limits = limits;
    this.givesUp = givesUp;
  }

  /** Sends an event; how that ends is told to the accounts in any case. */
  void send(ProducerRecord<byte[], byte[]> record, Delivery delivery) {
    boolean alone = limits.mayExceed(record);
    if (alone) {
      await();
    }
    sendNow(record, delivery);
    if (alone) {
      await();
    }
  }

  /** Sends what is known to fit. */
  void sendNow(ProducerRecord<byte[], byte[]> record, Delivery delivery) {
    sent++;
    try {
      var unused = producer.send(record, delivery);
    } catch (KafkaException e) {
      // Without a callback.
      fails(delivery, record.topic(), e, false);
    }
  }

  /** An event that isn't sent, as one of the same input before it wasn't. */
  void skip(ProducerRecord<byte[], byte[]> record, Delivery delivery, Exception cause) {
    sent++;
    fails(delivery, record.topic(), cause, false);
  }

  /** Called back. */
  void ended(Delivery delivery, RecordMetadata metadata, Exception exception) {
    if (exception != null) {
      fails(delivery, metadata.topic(), exception, Thread.currentThread() != owner);
      return;
    }
    if (delivery.due() != Delivery.NOT_TIMED) {
      stopwatch.stop(delivery.due());
    }
    accounts.acknowledged(delivery, metadata.topic());
    ended.getAndIncrement();
  }

  private void fails(Delivery delivery, String topic, Exception cause, boolean left) {
    accounts.failed(delivery, topic, cause, left);
    ended.getAndIncrement();
  }

  long ended() {
    return ended.get();
  }

  /**
   * Waits until all have ended, as each does within the delivery timeout; false when they haven't
   * because the wait was given up or interrupted.
   */
  boolean await() {
    while (ended.get() < sent) {
      if (givesUp.getAsBoolean() || Thread.currentThread().isInterrupted()) {
        return false;
      }
      LockSupport.parkNanos(STEP_NANOS);
    }
    return true;
  }
}
