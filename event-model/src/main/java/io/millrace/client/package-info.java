/**
 * Kafka's producer and consumer for typed events: {@link io.millrace.client.EventProducer} and
 * {@link io.millrace.client.EventConsumer}.
 *
 * <p>They turn events into bytes and back, and decide what becomes of a record that isn't one;
 * everything else is Kafka's own client, which each of them hands out. A feature that Kafka's
 * clients have needs no method here.
 */
package io.millrace.client;
