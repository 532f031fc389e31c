package io.millrace.benchmarks.producer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Puts the next of the prepared records in the place of each that is sent, round and round. This is
 * how Kafka's ProducerPerformance sends keys and binary values, which it has no options for: it
 * sets the serializers itself, and a file of payloads has to be text.
 *
 * <p>For one sending thread. The setting {@value #RECORDS} names the file.
 */
public final class PreparedRecordsInterceptor implements ProducerInterceptor<byte[], byte[]> {
  /** The setting with the file of records. */
  public static final String RECORDS = "millrace.benchmark.records";

  private PreparedRecord[] records = {};
  private int next;

  @Override
  public void configure(Map<String, ?> settings) {
    Object file = settings.get(RECORDS);
    if (file == null) {
      throw new IllegalArgumentException(RECORDS + " is not set");
    }
    try {
      records = PreparedRecords.read(Path.of(file.toString())).toArray(PreparedRecord[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the records of " + file, e);
    }
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> sent) {
    PreparedRecord prepared = records[next];
    next = next + 1 == records.length ? 0 : next + 1;
    return new ProducerRecord<>(sent.topic(), prepared.key(), prepared.value());
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception exception) {}

  @Override
  public void close() {}
}
