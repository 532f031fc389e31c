package io.millrace.binary;

import java.util.IdentityHashMap;
import org.apache.avro.Schema;

/** The fewest bytes that a value of a schema takes. */
final class LeastSize {
  /** Enough to refuse any claim, and far from overflow. */
  private static final int MOST = 1 << 28;

  private LeastSize() {}

  static int of(Schema schema) {
    return (int) of(schema, new IdentityHashMap<>());
  }

  private static long of(Schema schema, IdentityHashMap<Schema, Long> known) {
    return switch (schema.getType()) {
      case NULL -> 0;
      case FLOAT -> 4;
      case DOUBLE -> 8;
      case FIXED -> Math.min(MOST, schema.getFixedSize());
      case RECORD -> ofRecord(schema, known);
      default -> 1;
    };
  }

  /** A record within itself has no least size: no value of it ends. */
  private static long ofRecord(Schema schema, IdentityHashMap<Schema, Long> known) {
    Long size = known.putIfAbsent(schema, 0L);
    if (size != null) {
      return size;
    }
    long sum = schema.getFields().stream().mapToLong(field -> of(field.schema(), known)).sum();
    size = Math.min(MOST, sum);
    known.put(schema, size);
    return size;
  }
}
