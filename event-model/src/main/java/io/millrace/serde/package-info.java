/**
 * Serializer and deserializer of Avro events in Confluent's wire format: a zero byte, the schema's
 * id as four bytes big-endian, then Avro binary. Configured with the keys of Confluent's
 * serializers.
 *
 * <p>The doors are {@link io.millrace.serde.AvroEventSerializer}, {@link
 * io.millrace.serde.AvroEventDeserializer} and {@link io.millrace.serde.AvroEventSerde}; {@link
 * io.millrace.serde.AvroSerdeConfig} has the settings. Behind them: the settings, declared and
 * looked at; the choice of a schema and the names of subjects; how values of a schema are written
 * and read. Stays out: how the registry is talked to, which is {@link io.millrace.registry}.
 */
package io.millrace.serde;
