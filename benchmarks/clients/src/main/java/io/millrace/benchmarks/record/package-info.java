/**
 * What all sides are fed with: records that were encoded once, and a door through which Kafka's own
 * tool sends them.
 */
package io.millrace.benchmarks.record;
