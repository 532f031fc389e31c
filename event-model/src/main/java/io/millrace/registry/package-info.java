/**
 * A client of registries that speak the REST API of Confluent's Schema Registry. Avro only; one
 * request is one HTTP exchange, and what is worth remembering is remembered by the caller.
 */
package io.millrace.registry;
