/** The records that all sides write and read: the same ones in each run. */
package io.millrace.benchmarks.sample;
