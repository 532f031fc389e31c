package io.millrace.producer.mapping;

import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.avro.Schema;

/** How messages name what a schema takes. */
final class SchemaNames {
  private SchemaNames() {}

  /** Such as {@code timestamp-millis}, {@code record Address}, {@code an array of string}. */
  static String of(Schema schema) {
    if (schema.getLogicalType() != null) {
      return schema.getLogicalType().getName();
    }
    return switch (schema.getType()) {
      case RECORD, ENUM, FIXED -> schema.getType().getName() + " " + schema.getName();
      case UNION -> of(schema.getTypes());
      case ARRAY -> "an array of " + of(schema.getElementType());
      case MAP -> "a map of " + of(schema.getValueType());
      default -> schema.getType().getName();
    };
  }

  static String of(Collection<Schema> schemas) {
    return schemas.stream().map(SchemaNames::of).collect(Collectors.joining(" or "));
  }
}
