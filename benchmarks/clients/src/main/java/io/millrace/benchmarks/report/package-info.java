/** From the runs of a measurement to its tables, and whether the goals are met. */
package io.millrace.benchmarks.report;
