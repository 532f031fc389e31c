package io.millrace.serde;

import io.millrace.binary.ByteInput;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.avro.Schema;

/**
 * How values that were written with a schema are read. Thread-safe.
 *
 * @param id of the schema; empty when a GUID named it
 * @param toTheEnd whether bytes after the value are an error
 */
record ValueReader(OptionalInt id, Schema written, ValueDecoder values, boolean toTheEnd) {

  /** Reads the value that lies in {@code length} bytes from {@code from} on. */
  Object read(byte[] bytes, int from, int length) throws IOException {
    if (written.getType() == Schema.Type.BYTES) {
      return Arrays.copyOfRange(bytes, from, from + length);
    }
    ByteInput in = new ByteInput(bytes, from, length);
    Object value = values.read(in);
    if (toTheEnd && in.remaining() > 0) {
      throw new TrailingBytesException();
    }
    return written.getType() == Schema.Type.STRING ? value.toString() : value;
  }

  /** For messages: {@code schema id 7, io.x.Order}. */
  String shown() {
    return id.isPresent()
        ? "schema id %d, %s".formatted(id.getAsInt(), written.getFullName())
        : "schema " + written.getFullName();
  }
}
