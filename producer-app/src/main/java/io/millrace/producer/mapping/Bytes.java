package io.millrace.producer.mapping;

import java.nio.ByteBuffer;
import java.util.Base64;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Bytes of cells; text is Base64. */
final class Bytes {
  private Bytes() {}

  /** For the schema of a {@code bytes} or a {@code fixed}. */
  static Converter of(Schema schema) {
    return schema.getType() == Schema.Type.FIXED
        ? cell -> fixed(schema, bytes(cell))
        : cell -> ByteBuffer.wrap(bytes(cell));
  }

  private static GenericData.Fixed fixed(Schema schema, byte[] bytes) throws Misfit {
    if (bytes.length != schema.getFixedSize()) {
      throw new Misfit(
          "it has %d bytes, not the %d of %s"
              .formatted(bytes.length, schema.getFixedSize(), schema.getFullName()));
    }
    return new GenericData.Fixed(schema, bytes);
  }

  private static byte[] bytes(Object cell) throws Misfit {
    if (cell instanceof byte[] bytes) {
      return bytes;
    }
    if (cell instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    if (cell instanceof String text) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw new Misfit("%s is no Base64".formatted(Quoted.of(text)));
      }
    }
    throw new Misfit("%s is no bytes".formatted(Quoted.of(cell)));
  }
}
