/**
 * From JMH's results to tables: ratios within a round, their medians over rounds, and the targets.
 */
package io.millrace.benchmarks.report;
