package io.millrace.producer.publish;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * From when events were due, or were sent when they were sent flat out, until they were
 * acknowledged; to the microsecond.
 *
 * @param count of the events; when 0, all times are 0
 */
public record Latency(
    long count,
    Duration min,
    Duration p50,
    Duration p90,
    Duration p99,
    Duration p999,
    Duration max) {
  static final Latency NONE = of(new Histogram(2));

  /** Of a histogram in microseconds. */
  static Latency of(Histogram histogram) {
    return new Latency(
        histogram.getTotalCount(),
        micros(histogram.getTotalCount() == 0 ? 0 : histogram.getMinValue()),
        micros(histogram.getValueAtPercentile(50)),
        micros(histogram.getValueAtPercentile(90)),
        micros(histogram.getValueAtPercentile(99)),
        micros(histogram.getValueAtPercentile(99.9)),
        micros(histogram.getMaxValue()));
  }

  private static Duration micros(long micros) {
    return Duration.ofNanos(micros * 1_000);
  }
}
