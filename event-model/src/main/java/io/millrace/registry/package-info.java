/**
 * A client of registries that speak the REST API of Confluent's Schema Registry: Avro only. A plain
 * client asks each time; one that remembers is put around it. A registry in memory takes the place
 * of a real one in tests.
 */
package io.millrace.registry;
