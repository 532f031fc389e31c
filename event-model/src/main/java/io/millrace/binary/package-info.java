/**
 * Avro's binary encoding, compiled once for a schema into a tree of small immutable nodes: what
 * Avro's own datum writers and readers do, in less time and with less garbage, and safe against
 * hostile bytes. The door is {@link io.millrace.binary.DatumEncoder} and {@link
 * io.millrace.binary.DatumDecoder}, and for single values {@link
 * io.millrace.binary.StandardConversions}; registries, wire formats and Kafka are no business of
 * this package.
 */
package io.millrace.binary;
