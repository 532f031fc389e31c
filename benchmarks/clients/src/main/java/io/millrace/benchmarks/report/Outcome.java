package io.millrace.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a run ended, by its own report: from when its producer was ready to the last acknowledgement,
 * or from the first event that was read to the end.
 *
 * @param p50Ms of the latency from the intended time; not a number where it isn't told
 * @param p99Ms as p50Ms
 */
record Outcome(long events, double seconds, double p50Ms, double p99Ms) {
  /** The last line of Kafka's tool has no word before "records sent" but the number. */
  private static final Pattern TOTAL =
      Pattern.compile(
          "^(\\d+) records sent, ([\\d.]+) records/sec .*ms max latency, (\\d+) ms 50th.* (\\d+) ms 99th,",
          Pattern.MULTILINE);

  Outcome {
    if (events < 1 || !(seconds > 0)) {
      throw new IllegalArgumentException(
          "%d events in %s s are no measurement".formatted(events, seconds));
    }
  }

  double eventsPerSecond() {
    return events / seconds;
  }

  /**
   * From a report in JSON, or from what Kafka's tool prints.
   *
   * @throws IOException when there is none in the file
   */
  static Outcome read(Path file) throws IOException {
    String text = Files.readString(file);
    return text.stripLeading().startsWith("{") ? ofReport(text, file) : ofTool(text, file);
  }

  private static Outcome ofReport(String text, Path file) throws IOException {
    JsonNode report = new ObjectMapper().readTree(text);
    long events = report.path("read").asLong();
    for (JsonNode each : report.path("acknowledged")) {
      events += each.asLong();
    }
    if (report.path("refused").asLong() + report.path("unknown").asLong() > 0) {
      throw new IOException("not every event was acknowledged: " + file);
    }
    JsonNode latency = report.path("latencyMs");
    return new Outcome(
        events,
        report.path("seconds").asDouble(),
        latency.path("p50").asDouble(Double.NaN),
        latency.path("p99").asDouble(Double.NaN));
  }

  private static Outcome ofTool(String text, Path file) throws IOException {
    Outcome last = null;
    for (Matcher line = TOTAL.matcher(text); line.find(); ) {
      long events = Long.parseLong(line.group(1));
      last =
          new Outcome(
              events,
              events / Double.parseDouble(line.group(2)),
              Double.parseDouble(line.group(3)),
              Double.parseDouble(line.group(4)));
    }
    if (last == null) {
      throw new IOException("no total in " + file);
    }
    return last;
  }
}
