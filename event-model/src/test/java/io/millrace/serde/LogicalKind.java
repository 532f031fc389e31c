package io.millrace.serde;

import org.apache.avro.Schema;

/**
 * A value of a logical type, as the field of a record.
 *
 * @param raw as Avro stores it, which generic records hold unless told otherwise
 * @param converted the value of Java's that stands for it, with {@code
 *     avro.use.logical.type.converters=true}
 */
record LogicalKind(String name, Schema schema, Object raw, Object converted) {

  ValueKind rawKind() {
    return ValueKind.of(name, OneField.of(schema, raw));
  }

  ValueKind convertedKind() {
    return ValueKind.of(name, OneField.of(schema, converted));
  }

  @Override
  public String toString() {
    return name;
  }
}
