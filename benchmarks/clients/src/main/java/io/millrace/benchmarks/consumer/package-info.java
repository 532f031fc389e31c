/**
 * What consumer-app is measured with and beside: handlers that do nothing or wait, loops over
 * Kafka's own client and over Parallel Consumer, PostgreSQL with its COPY, and how long each takes.
 */
package io.millrace.benchmarks.consumer;
