package io.millrace.benchmarks.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
 * <p>For one sending thread. The setting {@value #RECORDS} names the file; {@value #KEYS} replaces
 * the keys of the records by so many others, round and round.
 */
public final class PreparedRecordsInterceptor implements ProducerInterceptor<byte[], byte[]> {
  /** The setting with the file of records. */
  public static final String RECORDS = "millrace.benchmark.records";

  /** The setting with the number of keys; those of the records when it isn't set. */
  public static final String KEYS = "millrace.benchmark.keys";

  private PreparedRecord[] records = {};
  private byte[][] keys = {};
  private int next;
  private int nextKey;

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
    Object count = settings.get(KEYS);
    keys = count == null ? new byte[0][] : keys(Integer.parseInt(count.toString()));
  }

  private static byte[][] keys(int count) {
    byte[][] made = new byte[count][];
    for (int i = 0; i < count; i++) {
      made[i] = ("key-" + i).getBytes(StandardCharsets.UTF_8);
    }
    return made;
  }

  @Override
  public ProducerRecord<byte[], byte[]> onSend(ProducerRecord<byte[], byte[]> sent) {
    PreparedRecord prepared = records[next];
    next = next + 1 == records.length ? 0 : next + 1;
    return new ProducerRecord<>(sent.topic(), key(prepared), prepared.value());
  }

  private byte[] key(PreparedRecord prepared) {
    if (keys.length == 0) {
      return prepared.key();
    }
    byte[] key = keys[nextKey];
    nextKey = nextKey + 1 == keys.length ? 0 : nextKey + 1;
    return key;
  }

  @Override
  public void onAcknowledgement(RecordMetadata metadata, Exception exception) {}

  @Override
  public void close() {}
}
