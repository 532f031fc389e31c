package io.millrace.benchmarks.producer.report;

import java.util.List;

/** What is compared, and how the ratio of ours to theirs has to be. */
enum Goal {
  NOISE("aa", "events/s, theirs against theirs", Bound.NONE, 1, Figure.EVENTS_PER_SECOND),
  GENERATE("generate", "events/s, generate", Bound.AT_LEAST, 0.95, Figure.EVENTS_PER_SECOND),
  AVRO("avro", "events/s, import of Avro", Bound.AT_LEAST, 0.9, Figure.EVENTS_PER_SECOND),
  JSONL("jsonl", "events/s, import of JSON lines", Bound.AT_LEAST, 0.6, Figure.EVENTS_PER_SECOND),
  TRANSACTIONS(
      "transactions",
      "events/s, transactions of 1 s against idempotent",
      Bound.AT_LEAST,
      0.85,
      Figure.EVENTS_PER_SECOND),
  P50("latency", "latency p50 at half of the maximum rate", Bound.AT_MOST, 1.1, Figure.P50),
  P99("latency", "latency p99 at half of the maximum rate", Bound.AT_MOST, 1.1, Figure.P99);

  private enum Bound {
    NONE,
    AT_LEAST,
    AT_MOST
  }

  private enum Figure {
    EVENTS_PER_SECOND,
    P50,
    P99;

    double of(Run run) {
      return switch (this) {
        case EVENTS_PER_SECOND -> run.outcome().eventsPerSecond();
        case P50 -> run.outcome().p50Ms();
        case P99 -> run.outcome().p99Ms();
      };
    }
  }

  private final String caseName;
  private final String title;
  private final Bound bound;
  private final double value;
  private final Figure figure;

  Goal(String caseName, String title, Bound bound, double value, Figure figure) {
    this.caseName = caseName;
    this.title = title;
    this.bound = bound;
    this.value = value;
    this.figure = figure;
  }

  /** The case of the runs that it is about. */
  String caseName() {
    return caseName;
  }

  String title() {
    return title;
  }

  /** Ours by theirs, in each round. */
  Ratios of(List<Run> runs) {
    return Ratios.of(runs, caseName, figure::of);
  }

  /** For a table; a dash where nothing has to be reached. */
  String text() {
    return switch (bound) {
      case NONE -> "–";
      case AT_LEAST -> "≥ " + value;
      case AT_MOST -> "≤ " + value;
    };
  }

  /** Whether the median meets it; a goal without a figure is not met, but for the noise. */
  boolean isMet(Ratios ratios) {
    return switch (bound) {
      case NONE -> true;
      case AT_LEAST -> !ratios.isEmpty() && ratios.median() >= value;
      case AT_MOST -> !ratios.isEmpty() && ratios.median() <= value;
    };
  }
}
