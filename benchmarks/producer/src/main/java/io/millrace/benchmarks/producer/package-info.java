/**
 * What producer-app is measured beside, and what both sides are fed with: records that were encoded
 * once, a door through which Kafka's own tool sends them, a raw producer in an open loop, and files
 * to import.
 */
package io.millrace.benchmarks.producer;
