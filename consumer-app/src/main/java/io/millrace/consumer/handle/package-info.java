/**
 * Handles events as a member of a group: {@link io.millrace.consumer.handle.EventProcessor} is the
 * door, {@link io.millrace.consumer.handle.EventHandler} what a user writes. Knows Kafka's consumer
 * and threads; what may be handled when is {@link io.millrace.consumer.lane}'s.
 */
package io.millrace.consumer.handle;
