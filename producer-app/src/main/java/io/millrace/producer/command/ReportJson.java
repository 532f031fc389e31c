package io.millrace.producer.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Failure;
import io.millrace.producer.input.Refusal;
import io.millrace.producer.publish.Latency;
import io.millrace.producer.publish.PublishReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A report as JSON, as docs/producer-app.md describes it. */
final class ReportJson {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private ReportJson() {}

  /**
   * Writes it.
   *
   * @throws AppException when the file can't be written
   */
  static void write(PublishReport report, Path file) {
    try {
      JSON.writeValue(file.toFile(), members(report));
    } catch (IOException e) {
      throw AppException.failed("cannot write the report to " + file + ": " + e.getMessage(), e);
    }
  }

  private static Map<String, Object> members(PublishReport report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("name", report.name().orElse(null));
    all.put("resumed", report.resumed());
    all.put("complete", report.complete());
    all.put("failure", report.failure() == null ? null : Failure.of(report.failure()).line());
    all.put("acknowledged", report.acknowledged());
    all.put("refused", report.inputs().refused());
    all.put("unknown", report.unknownEvents());
    all.put(
        "inputs",
        Map.of(
            "acknowledged", report.inputs().acknowledged(),
            "refused", report.inputs().refused(),
            "unknown", report.inputs().unknown()));
    all.put("firstRefused", report.firstRefused().stream().map(Refusal::toString).toList());
    all.put("commits", report.commits());
    all.put("aborts", report.aborts());
    all.put("bytes", report.bytes());
    all.put("seconds", ReportText.seconds(report.elapsed()));
    all.put("latencyMs", latency(report.latency()));
    return all;
  }

  private static Map<String, Object> latency(Latency latency) {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("count", latency.count());
    times.put("min", millis(latency.min()));
    times.put("p50", millis(latency.p50()));
    times.put("p90", millis(latency.p90()));
    times.put("p99", millis(latency.p99()));
    times.put("p99.9", millis(latency.p999()));
    times.put("max", millis(latency.max()));
    return times;
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
