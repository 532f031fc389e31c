package io.millrace.benchmarks.report;

import io.millrace.benchmarks.sample.Sample;
import io.millrace.benchmarks.side.Side;
import java.util.List;
import java.util.OptionalDouble;

/** What is to be reached, and what is. */
final class GoalTable {
  private static final int ARRAY_HEADER = 16;
  private static final int ALIGNMENT = 8;
  private static final int PREFIX = 5;

  private final Results results;
  private final Table table =
      new Table(List.of("", "against " + Side.CONFLUENT.label(), "against " + Side.BARE.label()));

  private GoalTable(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    GoalTable goals = new GoalTable(results);
    goals.ratios("serialize, time", goals.all(Operation.SERIALIZE), Metric.TIME, 0.40, 1.05);
    goals.table.row(
        List.of(
            "serialize, bytes allocated",
            goals.judge(goals.all(Operation.SERIALIZE), Side.CONFLUENT, Metric.BYTES, 0.20),
            "beyond the result array "
                + new Goal(16, 0, " B")
                    .judge(goals.all(Operation.SERIALIZE), goals::bytesBeyondResult)));
    goals.ratios("deserialize, time", goals.all(Operation.DESERIALIZE), Metric.TIME, 0.70, 1.05);
    goals.ratios(
        "deserialize, bytes allocated", goals.all(Operation.DESERIALIZE), Metric.BYTES, 0.75, 1.00);
    goals.equalSchema("SEEN", "one of 64 that come again");
    goals.equalSchema("FRESH", "never seen before");
    goals.table.row(
        List.of(
            "1,000 cold ids from 16 threads, registry answering in 20 ms",
            goals.judge(goals.all(Operation.COLD_IDS), Side.CONFLUENT, Metric.TIME, 0.15),
            Table.NONE));
    return goals.table.toString();
  }

  private void equalSchema(String instances, String words) {
    ratios(
        "generic with an equal but different schema instance (%s), serialize".formatted(words),
        all(Operation.EQUAL_SCHEMA).stream().filter(c -> c.variant().equals(instances)).toList(),
        Metric.TIME,
        0.25,
        1.20);
  }

  private void ratios(String what, List<Case> cases, Metric metric, double confluent, double bare) {
    table.row(
        List.of(
            what,
            judge(cases, Side.CONFLUENT, metric, confluent),
            judge(cases, Side.BARE, metric, bare)));
  }

  private String judge(List<Case> cases, Side other, Metric metric, double bound) {
    return Goal.ratio(bound)
        .judge(
            cases,
            measured -> results.ratio(measured, Side.OURS, other, metric).orElse(Double.NaN));
  }

  private List<Case> all(Operation operation) {
    return results.cases(operation);
  }

  /** What ours allocates besides the array that it returns, at least 0. */
  private double bytesBeyondResult(Case measured) {
    OptionalDouble bytes = results.typical(measured, Side.OURS, Metric.BYTES);
    return bytes.isEmpty()
        ? Double.NaN
        : Math.max(0, bytes.getAsDouble() - resultArray(Sample.valueOf(measured.record())));
  }

  /** On average, as HotSpot lays arrays out. */
  private static double resultArray(Sample sample) {
    return sample
        .encodedSizes()
        .map(size -> (ARRAY_HEADER + PREFIX + size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)
        .average()
        .orElseThrow();
  }
}
