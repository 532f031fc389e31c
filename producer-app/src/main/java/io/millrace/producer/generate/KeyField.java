package io.millrace.producer.generate;

import io.millrace.app.cli.AppException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Takes the key from a field of the value. */
final class KeyField {
  private final int[] positions;
  private final boolean asText;

  private KeyField(int[] positions, boolean asText) {
    this.positions = positions;
    this.asText = asText;
  }

  /**
   * The field at a path.
   *
   * @param keys empty where keys are text
   * @throws AppException of wrong usage, when there is no such field, or it can't be a key
   */
  static KeyField of(String path, Schema value, Optional<Schema> keys) {
    String[] names = path.split("\\.", -1);
    int[] positions = new int[names.length];
    Schema at = value;
    for (int i = 0; i < names.length; i++) {
      Schema.Field field = field(path, names[i], withoutNull(at));
      positions[i] = field.pos();
      at = field.schema();
    }
    check(path, at, keys);
    return new KeyField(positions, keys.isEmpty());
  }

  private static Schema.Field field(String path, String name, Schema in) {
    if (in.getType() != Schema.Type.RECORD) {
      throw AppException.usage(
          "no field %s can be the key: %s stands within no record".formatted(path, name));
    }
    Schema.Field field = in.getField(name);
    if (field == null) {
      String names =
          in.getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
      throw AppException.usage(
          "no field %s can be the key: %s has %s".formatted(path, in.getFullName(), names));
    }
    return field;
  }

  private static void check(String path, Schema field, Optional<Schema> keys) {
    if (keys.isPresent() && !keys.get().equals(field)) {
      throw AppException.usage(
          "field %s can't be the key: it is %s, and keys are %s"
              .formatted(path, field, keys.get()));
    }
    if (keys.isEmpty() && !isText(withoutNull(field))) {
      throw AppException.usage(
          "field %s can't be the key: keys are text, and it is %s".formatted(path, field));
    }
  }

  private static boolean isText(Schema schema) {
    return switch (schema.getType()) {
      case STRING, ENUM, BOOLEAN -> true;
      case INT, LONG -> schema.getLogicalType() == null;
      default -> false;
    };
  }

  /** The other branch of a union of null and one other. */
  private static Schema withoutNull(Schema schema) {
    if (schema.getType() != Schema.Type.UNION) {
      return schema;
    }
    List<Schema> others =
        schema.getTypes().stream().filter(branch -> branch.getType() != Schema.Type.NULL).toList();
    return others.size() == 1 ? others.get(0) : schema;
  }

  /** What the field of a value holds; null when it or a record before it is null. */
  Object of(Object value) {
    Object at = value;
    for (int position : positions) {
      if (at == null) {
        return null;
      }
      at = ((IndexedRecord) at).get(position);
    }
    return at == null || !asText ? at : at.toString();
  }
}
