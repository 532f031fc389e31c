package io.millrace.producer.target;

import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * The schema that keys or values are to be written with.
 *
 * @param name what messages call it
 * @param subject that has it, or is to have it
 * @param id empty while the registry doesn't have it
 */
record FoundSchema(String name, String subject, Schema schema, OptionalInt id) {}
