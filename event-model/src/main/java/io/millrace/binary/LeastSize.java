package io.millrace.binary;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.avro.Schema;

/** The fewest bytes that a value of a schema takes. */
final class LeastSize {
  /** Enough to refuse any claim, and far from overflow. */
  private static final int MOST = 1 << 28;

  private LeastSize() {}

  static int of(Schema schema) {
    return (int) of(schema, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static long of(Schema schema, Set<Schema> open) {
    return switch (schema.getType()) {
      case NULL -> 0;
      case FLOAT -> 4;
      case DOUBLE -> 8;
      case FIXED -> Math.min(MOST, schema.getFixedSize());
      case RECORD -> ofRecord(schema, open);
      default -> 1;
    };
  }

  /** A record within itself has no least size: no value of it ends. */
  private static long ofRecord(Schema schema, Set<Schema> open) {
    if (!open.add(schema)) {
      return 0;
    }
    long sum = schema.getFields().stream().mapToLong(field -> of(field.schema(), open)).sum();
    open.remove(schema);
    return Math.min(MOST, sum);
  }
}
