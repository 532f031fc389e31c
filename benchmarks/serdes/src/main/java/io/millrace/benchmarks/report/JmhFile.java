package io.millrace.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.benchmarks.ColdIdsBenchmark;
import io.millrace.benchmarks.side.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/** Reads what JMH writes with {@code -rf json}. */
final class JmhFile {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private JmhFile() {}

  /** The measurements of a file that belong to a round. */
  static List<Measurement> read(Path file, int round) throws IOException {
    JsonNode results = new ObjectMapper().readTree(file.toFile());
    return StreamSupport.stream(results.spliterator(), false)
        .map(result -> measurement(result, round))
        .toList();
  }

  private static Measurement measurement(JsonNode result, int round) {
    JsonNode params = result.path("params");
    Operation operation = Operation.of(result.path("benchmark").asText());
    Case measured =
        new Case(
            operation,
            params.path("record").asText(),
            params.path(operation.variant()).asText(),
            operation == Operation.COLD_IDS
                ? ColdIdsBenchmark.READERS
                : result.path("threads").asInt());
    return new Measurement(
        round,
        measured,
        Side.valueOf(params.path("side").asText()),
        median(result.path("primaryMetric")),
        median(result.path("secondaryMetrics").path(ALLOCATED)));
  }

  /** Of all iterations of all forks. */
  private static double median(JsonNode metric) {
    DoubleStream scores =
        StreamSupport.stream(metric.path("rawData").spliterator(), false)
            .flatMap(fork -> StreamSupport.stream(fork.spliterator(), false))
            .mapToDouble(JsonNode::asDouble);
    return Median.of(scores).orElse(Double.NaN);
  }
}
