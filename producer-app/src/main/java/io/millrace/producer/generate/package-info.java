/**
 * Events made up for any schema, by a seed. {@link io.millrace.producer.generate.RandomEvents} is
 * the door; what knows the events of the example stays out.
 */
package io.millrace.producer.generate;
