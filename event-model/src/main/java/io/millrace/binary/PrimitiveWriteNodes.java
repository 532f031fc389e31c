package io.millrace.binary;

import java.nio.ByteBuffer;
import org.apache.avro.JsonProperties;

/** The types without parts, but for strings. */
final class PrimitiveWriteNodes {
  static final WriteNode NULL = new NullNode();
  static final WriteNode BOOLEAN = new BooleanNode();
  static final WriteNode INT = new IntNode();
  static final WriteNode LONG = new LongNode();
  static final WriteNode FLOAT = new FloatNode();
  static final WriteNode DOUBLE = new DoubleNode();
  static final WriteNode BYTES = new BytesNode();

  private PrimitiveWriteNodes() {}

  private static final class NullNode extends WriteNode {
    @Override
    void write(Object datum, ByteOutput out) {
      if (datum != null && datum != JsonProperties.NULL_VALUE) {
        throw DatumMismatchException.expected("null", datum);
      }
    }
  }

  private static final class BooleanNode extends WriteNode {
    @Override
    void write(Object datum, ByteOutput out) {
      if (!(datum instanceof Boolean value)) {
        throw DatumMismatchException.expected("a boolean", datum);
      }
      out.writeByte(value ? 1 : 0);
    }
  }

  private static final class IntNode extends WriteNode {
    @Override
    void write(Object datum, ByteOutput out) {
      if (datum instanceof Integer number) {
        out.writeInt(number);
        return;
      }
      long value = exact("an int", datum);
      if (value != (int) value) {
        throw lossy("an int", datum);
      }
      out.writeInt((int) value);
    }
  }

  private static final class LongNode extends WriteNode {
    @Override
    void write(Object datum, ByteOutput out) {
      out.writeLong(datum instanceof Long number ? number : exact("a long", datum));
    }
  }

  private static final class FloatNode extends WriteNode {
    @Override
    void write(Object datum, ByteOutput out) {
      out.writeFloat(number("a float", datum).floatValue());
    }
  }

  private static final class DoubleNode extends WriteNode {
    @Override
    void write(Object datum, ByteOutput out) {
      out.writeDouble(number("a double", datum).doubleValue());
    }
  }

  private static final class BytesNode extends WriteNode {
    @Override
    void write(Object datum, ByteOutput out) {
      if (!(datum instanceof ByteBuffer bytes)) {
        throw DatumMismatchException.expected("bytes (a ByteBuffer)", datum);
      }
      out.writeBytes(bytes);
    }
  }

  private static Number number(String expected, Object datum) {
    if (!(datum instanceof Number number)) {
      throw DatumMismatchException.expected(expected, datum);
    }
    return number;
  }

  /** Avro takes any number here and cuts what is too much for the type off; we refuse to. */
  private static long exact(String expected, Object datum) {
    Number number = number(expected, datum);
    long value = number.longValue();
    boolean whole = number instanceof Long || number instanceof Integer || number instanceof Short;
    if (!whole && number.doubleValue() != value) {
      throw lossy(expected, datum);
    }
    return value;
  }

  private static DatumMismatchException lossy(String expected, Object datum) {
    return new DatumMismatchException(
        "expected %s, found a %s that is none".formatted(expected, datum.getClass().getName()));
  }
}
