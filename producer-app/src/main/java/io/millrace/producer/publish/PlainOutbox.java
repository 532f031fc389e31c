package io.millrace.producer.publish;

import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Position;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Sends events one by one, idempotent. */
final class PlainOutbox implements Outbox {
  /** What may be kept of the text of inputs whose events are under way. */
  private static final long MOST_RAW_BYTES = 32L << 20;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Stopwatch stopwatch;
  private final PlainAccounts accounts;
  private final Deliveries deliveries;
  private final Refusals refusals;
  private long inputs;

  /** At least what is kept. */
  private long rawBytes;

  PlainOutbox(
      KafkaProducer<byte[], byte[]> producer,
      Halt halt,
      Stopwatch stopwatch,
      Refusals refusals,
      TopicLimits limits) {
    this.producer = producer;
    this.stopwatch = stopwatch;
    this.refusals = refusals;
    this.accounts = new PlainAccounts(refusals);
    this.deliveries = new Deliveries(producer, stopwatch, accounts, limits, halt::isOverdue);
  }

  @Override
  public void send(
      List<ProducerRecord<byte[], byte[]>> records, int bytes, long due, Optional<Origin> origin) {
    Optional<Origin> kept = origin.map(this::kept);
    Delivery delivery = new Delivery(deliveries, due, inputs + 1, bytes, records.size(), kept);
    for (int i = 0; i < records.size(); i++) {
      Exception failure = accounts.failure();
      if (failure == null) {
        deliveries.send(records.get(i), delivery);
      } else {
        deliveries.skip(records.get(i), delivery, failure);
      }
    }
  }

  private Origin kept(Origin origin) {
    Kept kept = Kept.of(origin, refusals.keepsRaw());
    if (rawBytes + kept.raw().length > MOST_RAW_BYTES) {
      boolean unused = deliveries.await();
      rawBytes = 0;
    }
    rawBytes += kept.raw().length;
    return kept;
  }

  @Override
  public void pass(Optional<Position> after) {
    inputs++;
  }

  @Override
  public Exception failure() {
    return accounts.failure();
  }

  /** Each ends within the delivery timeout; when the user wishes to stop, within seconds. */
  @Override
  public void commit(Optional<Position> rejects) {
    // Those that haven't ended by then do so as the producer closes.
    boolean unused = deliveries.await();
  }

  @Override
  public AbortedException rewind(Exception reason) {
    commit(Optional.empty());
    return new AbortedException(reason, false);
  }

  @Override
  public long acknowledged() {
    return deliveries.ended();
  }

  @Override
  public Latency latency() {
    return stopwatch.read();
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(1));
  }

  @Override
  public Tally tally() {
    return accounts.tally();
  }

  @Override
  public Map<MetricName, ? extends Metric> clientMetrics() {
    return producer.metrics();
  }
}
