/**
 * Serializer and deserializer of Avro events in Confluent's wire format: a zero byte, the schema's
 * id as four bytes big-endian, then Avro binary. Configured with the keys of Confluent's
 * serializers.
 */
package io.millrace.serde;
