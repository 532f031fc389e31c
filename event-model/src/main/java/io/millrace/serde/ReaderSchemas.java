package io.millrace.serde;

import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** What written schemas are read as, with the generated classes of their names. */
final class ReaderSchemas {
  private final EventData data;

  ReaderSchemas(EventData data) {
    this.data = data;
  }

  /**
   * The schema of the class, or of the classes within an array, a map or a union; an enum or a
   * fixed without a class, and a primitive, are read as they were written.
   *
   * @throws AvroRuntimeException when a record has no class, or one that isn't trusted
   */
  Schema of(Schema written) {
    return switch (written.getType()) {
      case RECORD -> ofClass(written, true);
      case ENUM, FIXED -> ofClass(written, false);
      case ARRAY -> Schema.createArray(of(written.getElementType()));
      case MAP -> Schema.createMap(of(written.getValueType()));
      case UNION -> union(written.getTypes());
      default -> written;
    };
  }

  private Schema union(List<Schema> types) {
    return Schema.createUnion(types.stream().map(this::of).toList());
  }

  private Schema ofClass(Schema written, boolean required) {
    Class<?> found = data.getClass(written);
    if (found == null && required) {
      throw new AvroRuntimeException("no class " + written.getFullName() + " on the class path");
    }
    return found == null ? written : data.getSchema(found);
  }
}
