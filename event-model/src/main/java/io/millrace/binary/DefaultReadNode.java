package io.millrace.binary;

import java.math.BigDecimal;
import java.time.temporal.TemporalAccessor;
import java.util.UUID;
import org.apache.avro.generic.GenericEnumSymbol;

/** The default of a field that the writer doesn't have: a new value for each record. */
final class DefaultReadNode extends ReadNode {
  private final byte[] bytes;
  private final ReadNode value;

  private DefaultReadNode(byte[] bytes, ReadNode value) {
    this.bytes = bytes;
    this.value = value;
  }

  /**
   * A value that can't change is made once.
   *
   * @param bytes the default, encoded with the reader's schema
   * @param value reads them
   */
  static ReadNode of(byte[] bytes, ReadNode value) {
    DefaultReadNode fresh = new DefaultReadNode(bytes, value);
    Object first = fresh.read(null);
    return isImmutable(first) ? new Constant(first) : fresh;
  }

  @Override
  Object read(ByteInput unused) {
    ByteInput in = new ByteInput(bytes, 0, bytes.length);
    return value.read(in);
  }

  private static boolean isImmutable(Object value) {
    return value == null
        || value instanceof Boolean
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Float
        || value instanceof Double
        || value instanceof String
        || value instanceof Enum<?>
        || value instanceof GenericEnumSymbol
        || value instanceof UUID
        || value instanceof TemporalAccessor
        || value.getClass() == BigDecimal.class;
  }

  private static final class Constant extends ReadNode {
    private final Object value;

    Constant(Object value) {
      this.value = value;
    }

    @Override
    Object read(ByteInput unused) {
      return value;
    }
  }
}
