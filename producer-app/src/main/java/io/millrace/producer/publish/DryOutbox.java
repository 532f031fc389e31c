package io.millrace.producer.publish;

import io.millrace.producer.input.Origin;
import io.millrace.producer.input.Position;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Checks what a producer would, and sends nothing. */
final class DryOutbox implements Outbox {
  private final Tally tally = new Tally();
  private long events;

  @Override
  public void send(
      List<ProducerRecord<byte[], byte[]>> records, int bytes, long due, Optional<Origin> origin) {
    records.forEach(record -> tally.acknowledged.add(record.topic()));
    tally.bytes += bytes;
    tally.inputs++;
    events += records.size();
  }

  @Override
  public void commit(Optional<Position> rejects) {}

  @Override
  public long acknowledged() {
    return events;
  }

  @Override
  public Latency latency() {
    return Latency.NONE;
  }

  @Override
  public Tally tally() {
    return tally;
  }

  @Override
  public void close() {}
}
