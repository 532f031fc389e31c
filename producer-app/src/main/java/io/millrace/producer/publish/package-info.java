/** Sends what a source gives to Kafka, and knows how each send ended. */
package io.millrace.producer.publish;
