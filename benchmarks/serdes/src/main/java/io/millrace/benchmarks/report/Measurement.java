package io.millrace.benchmarks.report;

import io.millrace.benchmarks.side.Side;

/**
 * What one side needed for a case in one round, as the median of its iterations.
 *
 * @param bytes NaN when they were not measured
 */
record Measurement(int round, Case measured, Side side, double time, double bytes) {
  double value(Metric metric) {
    return metric == Metric.TIME ? time : bytes;
  }
}
