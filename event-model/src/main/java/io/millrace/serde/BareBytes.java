package io.millrace.serde;

import io.millrace.binary.ByteOutput;
import java.nio.ByteBuffer;

/** Writes bytes at the top level, which have no length of their own before them. Thread-safe. */
final class BareBytes implements ValueEncoder {

  @Override
  public void write(Object value, ByteOutput out) {
    ByteBuffer bytes = buffer(value);
    if (bytes.hasArray()) {
      out.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
    } else {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(bytes.position(), copy);
      out.write(copy, 0, copy.length);
    }
  }

  /** A {@code byte[]} as the buffer that Avro has for bytes; a buffer is itself. */
  static ByteBuffer buffer(Object value) {
    return value instanceof byte[] raw ? ByteBuffer.wrap(raw) : (ByteBuffer) value;
  }
}
