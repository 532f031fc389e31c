/**
 * Files that hold each event exactly once, in several formats. Knows the folder and the run;
 * reading is {@link io.millrace.consumer.read}'s.
 */
package io.millrace.consumer.sink;
