package io.millrace.benchmarks.sample;

import io.millrace.benchmarks.record.MeterReading;
import java.time.Instant;
import java.util.Random;

/** Readings of electricity meters. */
final class SmallValues {
  private SmallValues() {}

  static MeterReading next(Random random) {
    return new MeterReading(
        "M-" + (100_000 + random.nextInt(100_000)),
        Instant.ofEpochMilli(1_764_000_000_000L + random.nextInt(1_000_000_000)),
        (long) random.nextInt(20_000_000),
        random.nextInt(10) == 0);
  }
}
