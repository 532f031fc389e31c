/** What producer-app is measured beside: a raw producer in an open loop, and files to import. */
package io.millrace.benchmarks.producer;
