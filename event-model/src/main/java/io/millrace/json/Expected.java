package io.millrace.json;

import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** How a message names what a schema wants. */
final class Expected {
  private Expected() {}

  /** For instance {@code timestamp-millis}, {@code record io.millrace.example.Address}. */
  static String name(Schema schema) {
    if (schema.getLogicalType() != null) {
      return schema.getLogicalType().getName();
    }
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> schema.getType().getName() + " " + schema.getFullName();
      case UNION -> "one of " + names(schema.getTypes());
      default -> schema.getType().getName();
    };
  }

  static String names(Collection<Schema> schemas) {
    return schemas.stream().map(Expected::name).collect(Collectors.joining(", "));
  }
}
