/**
 * Which record may be handled when, and which offsets may be committed. {@link
 * io.millrace.consumer.lane.Lanes} is the door. Nothing here starts a thread, reads a clock or
 * talks to Kafka: whoever calls brings the time and makes sure that one thread at a time is inside.
 */
package io.millrace.consumer.lane;
