package io.millrace.serde;

import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;

/**
 * How values that were written with a schema are read. Thread-safe.
 *
 * @param id of the schema; empty when a GUID named it
 * @param toTheEnd whether bytes after the value are an error
 */
record ValueReader(OptionalInt id, Schema written, DatumReader<Object> datums, boolean toTheEnd) {

  /**
   * Reads the value that lies in {@code length} bytes from {@code from} on.
   *
   * @param decoder over the same bytes
   */
  Object read(BinaryDecoder decoder, byte[] bytes, int from, int length) throws IOException {
    if (written.getType() == Schema.Type.BYTES) {
      return Arrays.copyOfRange(bytes, from, from + length);
    }
    Object value = datums.read(null, decoder);
    if (toTheEnd && !decoder.isEnd()) {
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
