package io.millrace.producer.publish;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** Measures from when events were due. One thread stops it, another may read it meanwhile. */
final class Stopwatch {
  private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);
  private static final int DIGITS = 3;

  private final SingleWriterRecorder recorder = new SingleWriterRecorder(LONGEST_MICROS, DIGITS);
  private final Histogram total = new Histogram(LONGEST_MICROS, DIGITS);

  /**
   * An event was acknowledged.
   *
   * @param dueNanos by {@link System#nanoTime}
   */
  void stop(long dueNanos) {
    long micros = (System.nanoTime() - dueNanos) / 1_000;
    recorder.recordValue(Math.max(0, Math.min(micros, LONGEST_MICROS)));
  }

  synchronized Latency read() {
    total.add(recorder.getIntervalHistogram());
    return Latency.of(total);
  }
}
