package io.millrace.serde;

import java.util.Locale;
import org.apache.avro.Schema;

/**
 * A kind of value that the wire format carries.
 *
 * @param written what a serializer takes
 * @param read what a deserializer gives, with no settings but the registry's address, or {@code
 *     specific.avro.reader=true} for a generated record
 */
record ValueKind(String name, Object written, Object read) {

  static ValueKind of(String name, Object value) {
    return new ValueKind(name, value, value);
  }

  /** A topic for this kind alone, whose subject has its schema only. */
  String topic() {
    return "contract-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  Schema schema() {
    return EventSchemas.of(written);
  }

  @Override
  public String toString() {
    return name;
  }
}
