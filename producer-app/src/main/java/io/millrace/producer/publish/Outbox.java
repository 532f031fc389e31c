package io.millrace.producer.publish;

import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Position;
import io.millrace.producer.input.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** Takes the events of inputs, in order. For one thread; closed by the caller. */
interface Outbox extends AutoCloseable {

  /** The positions that runs of this name committed, this one included; empty without a name. */
  default Map<String, String> committed() {
    return Map.of();
  }

  /** Whether what an abort took back is sent again, by this run or a later one. */
  default boolean resumes() {
    return false;
  }

  /**
   * Sends all events of an input, none of which is too large.
   *
   * @param bytes of all keys and values
   * @param due in nanoseconds, to measure from
   * @param origin of the input, valid until the next one is taken
   * @throws RefusedException when it can't be sent, and nothing of it was
   * @throws AbortedException when nothing of the transaction is there, this input included
   */
  void send(
      List<ProducerRecord<byte[], byte[]>> records, int bytes, long due, Optional<Origin> origin)
      throws RefusedException, AbortedException;

  /** An input was sent or refused, with its position. */
  default void pass(Optional<Position> after) {}

  /** Whether the transaction may be committed where it stands. */
  default boolean isBoundary() {
    return true;
  }

  /** Whether it's time to commit. */
  default boolean isDue() {
    return false;
  }

  /**
   * What failed since; null when nothing did.
   *
   * @throws AbortedException as of {@link #send}
   */
  default Exception failure() throws AbortedException {
    return null;
  }

  /**
   * Waits for what is under way and commits it.
   *
   * @param rejects the position of the file of what was refused
   * @throws AbortedException as of {@link #send}
   */
  void commit(Optional<Position> rejects) throws AbortedException;

  /**
   * Takes back what isn't committed.
   *
   * @return the reason to go on with
   */
  default AbortedException rewind(Exception reason) {
    return new AbortedException(reason, false);
  }

  /** Acknowledged events, for a person who waits. */
  long acknowledged();

  Latency latency();

  /** What Kafka's own client measures. Thread-safe. */
  default Map<MetricName, ? extends Metric> clientMetrics() {
    return Map.of();
  }

  /** Closes it; then, nothing is under way any more, and the tally is final. */
  @Override
  void close();

  Tally tally();
}
