package io.millrace.app.record;

import io.millrace.binary.ByteOutput;
import io.millrace.binary.DatumEncoder;
import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Encodes data without the prefix, as Avro stores it. For one thread. */
public final class DatumBytes {
  private final IdentityHashMap<Schema, DatumEncoder> encoders = new IdentityHashMap<>();
  private final ByteOutput out = new ByteOutput();

  /** The bytes of a datum by its schema. */
  public byte[] encode(Schema schema, Object datum) {
    if (schema.getType() == Schema.Type.BYTES) {
      // At the top level they have no length before them.
      ByteBuffer buffer = ((ByteBuffer) datum).duplicate();
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    }
    out.reset();
    encoders
        .computeIfAbsent(schema, unknown -> DatumEncoder.of(unknown, new GenericData()))
        .write(datum, out);
    return out.toByteArray();
  }
}
