package io.millrace.app.metrics;

import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * One metric with labels. Thread-safe, as is what it gives; to be quick, keep what {@link #of}
 * gives.
 */
public final class Series {
  private final Function<String[], LongConsumer> withLabels;

  Series(Function<String[], LongConsumer> withLabels) {
    this.withLabels = withLabels;
  }

  /**
   * What takes numbers for the labels: of a counter what to add, at least 0; of durations one of
   * them, in nanoseconds.
   *
   * @param labels a value for each name that the metric was made with, in that order
   */
  public LongConsumer of(String... labels) {
    return withLabels.apply(labels);
  }
}
