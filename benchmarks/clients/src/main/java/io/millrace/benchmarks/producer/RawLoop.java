package io.millrace.benchmarks.producer;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmarks.record.DueHeader;
import io.millrace.benchmarks.record.PreparedRecord;
import io.millrace.benchmarks.record.PreparedRecords;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's producer with next to nothing around it, in an open loop: {@code RawLoop SETTINGS RECORDS
 * TOPIC RATE COUNT REPORT [UNMARKED]}. The n-th event is due at n divided by the rate, however long
 * the ones before it took; its latency counts from then until its acknowledgement. With UNMARKED,
 * all but the first so many events carry the time at which they were due, for who reads them.
 */
public final class RawLoop {
  private static final int DIGITS = 3;

  /** Where the argument stands that is not always there. */
  private static final int MARKED = 6;

  private RawLoop() {}

  /** Writes a report with the fields that producer-app's has. */
  public static void main(String[] arguments) throws IOException {
    Properties settings = new Properties();
    try (InputStream in = Files.newInputStream(Path.of(arguments[0]))) {
      settings.load(in);
    }
    List<PreparedRecord> records = PreparedRecords.read(Path.of(arguments[1]));
    String topic = arguments[2];
    double rate = Double.parseDouble(arguments[3]);
    long count = Long.parseLong(arguments[4]);
    long unmarked = arguments.length > MARKED ? Long.parseLong(arguments[MARKED]) : count;
    Histogram micros = new ConcurrentHistogram(DIGITS);
    AtomicReference<Exception> failure = new AtomicReference<>();
    ByteArraySerializer bytes = new ByteArraySerializer();
    long start;
    long end;
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(settings, bytes, bytes)) {
      start = System.nanoTime();
      long startMicros = DueHeader.nowMicros();
      for (long i = 0; i < count; i++) {
        long due = start + (long) (i * 1e9 / rate);
        awaitNanoTime(due);
        PreparedRecord each = records.get((int) (i % records.size()));
        var unused =
            producer.send(
                new ProducerRecord<>(
                    topic,
                    null,
                    each.key(),
                    each.value(),
                    i < unmarked ? null : DueHeader.of(startMicros + (due - start) / 1_000)),
                (metadata, exception) -> {
                  if (exception == null) {
                    micros.recordValue((System.nanoTime() - due) / 1_000);
                  } else {
                    failure.compareAndSet(null, exception);
                  }
                });
      }
      producer.flush();
      end = System.nanoTime();
    }
    if (failure.get() != null) {
      throw new IllegalStateException("an event was not acknowledged", failure.get());
    }
    new ObjectMapper()
        .writeValue(Path.of(arguments[5]).toFile(), report(topic, micros, end - start));
  }

  private static Map<String, Object> report(String topic, Histogram micros, long nanos) {
    return Map.of(
        "acknowledged", Map.of(topic, micros.getTotalCount()),
        "seconds", nanos / 1e9,
        "latencyMs",
            Map.of(
                "p50", micros.getValueAtPercentile(50) / 1e3,
                "p99", micros.getValueAtPercentile(99) / 1e3));
  }

  private static void awaitNanoTime(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
