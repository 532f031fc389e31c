/**
 * Runs an application of Kafka Streams as a command does: checks what it needs, runs it exactly
 * once live or to the end of its input, follows its results, starts it again from the past. What is
 * counted is the application's; nothing here knows an event's type.
 */
package io.millrace.consumer.aggregate;
