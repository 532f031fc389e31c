package io.millrace.benchmarks.consumer;

import io.millrace.benchmarks.record.DueHeader;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.common.header.Header;

/**
 * How long events took from when they were due until now. Reports once as many as a system property
 * says have come. Thread-safe.
 */
final class Latencies {
  private static final int DIGITS = 3;

  private final long expected;
  private final Histogram micros = new ConcurrentHistogram(DIGITS);
  private final AtomicLong seen = new AtomicLong();
  private volatile long start;

  Latencies(long expected) {
    this.expected = expected;
  }

  static Latencies ofProperty() {
    return new Latencies(Long.getLong("millrace.benchmark.expected", Long.MAX_VALUE));
  }

  /** Counts an event, unless it doesn't tell when it was due. */
  void add(Iterable<Header> headers) throws IOException {
    OptionalLong due = DueHeader.read(headers);
    if (due.isEmpty()) {
      return;
    }
    if (start == 0) {
      start = System.nanoTime();
    }
    // The clocks of two processes may differ by a little.
    micros.recordValue(Math.max(0, DueHeader.nowMicros() - due.getAsLong()));
    if (seen.incrementAndGet() == expected) {
      ReadReport.write(micros, System.nanoTime() - start);
    }
  }

  boolean areComplete() {
    return seen.get() >= expected;
  }
}
