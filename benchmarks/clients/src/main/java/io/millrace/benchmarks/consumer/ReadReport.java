package io.millrace.benchmarks.consumer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The report of a run that has read events, in the file that a system property names. */
final class ReadReport {
  private static final String FILE = "millrace.benchmark.report";

  private ReadReport() {}

  static void write(long events, long nanos) throws IOException {
    put("{\"read\": %d, \"seconds\": %.6f}%n", events, nanos / 1e9);
  }

  static void write(Histogram micros, long nanos) throws IOException {
    put(
        "{\"read\": %d, \"seconds\": %.6f, \"latencyMs\": {\"p50\": %.3f, \"p99\": %.3f}}%n",
        micros.getTotalCount(),
        nanos / 1e9,
        micros.getValueAtPercentile(50) / 1e3,
        micros.getValueAtPercentile(99) / 1e3);
  }

  private static void put(String format, Object... values) throws IOException {
    String file = System.getProperty(FILE);
    if (file == null) {
      throw new IllegalStateException("the system property " + FILE + " is not set");
    }
    Files.writeString(Path.of(file), String.format(Locale.ROOT, format, values));
  }
}
