/**
 * Where lines go: files that hold each event exactly once. Knows the folder and the run; reading is
 * {@link io.millrace.consumer.read}'s.
 */
package io.millrace.consumer.sink;
