package io.millrace.binary;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;

/** Values of a fixed schema, which have to be of its size. */
final class FixedWriteNode extends WriteNode {
  private final Schema schema;
  private final int size;

  FixedWriteNode(Schema schema) {
    this.schema = schema;
    this.size = schema.getFixedSize();
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (!(datum instanceof GenericFixed fixed)) {
      throw DatumMismatchException.expected(expected(), datum);
    }
    byte[] bytes = fixed.bytes();
    if (bytes == null || bytes.length != size) {
      throw new DatumMismatchException(
          "expected %s, found %d".formatted(expected(), bytes == null ? 0 : bytes.length));
    }
    out.write(bytes, 0, size);
  }

  private String expected() {
    return "a fixed %s of %d bytes".formatted(schema.getFullName(), size);
  }
}
