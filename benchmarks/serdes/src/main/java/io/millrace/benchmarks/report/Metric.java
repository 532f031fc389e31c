package io.millrace.benchmarks.report;

/** What is measured of an operation. */
enum Metric {
  /** In the unit of the benchmark. */
  TIME,
  /** Allocated, a thread and operation. */
  BYTES
}
