package io.millrace.serde;

import io.millrace.binary.ByteOutput;
import io.millrace.serde.ValueWriters.Kind;
import io.millrace.serde.ValueWriters.Writer;
import java.io.IOException;
import org.apache.avro.Schema;

/**
 * What a thread writes into, and the writers that it used last, found by the identity of the schema
 * object: to hash a schema's content costs more than to write a value, and records that come from
 * elsewhere have each a schema object of their source. For one thread.
 */
final class WireBuffer {
  private static final int SETS = 128;
  private static final int WAYS = 4;

  private final ByteOutput bytes = new ByteOutput();
  private final Writer[] recent = new Writer[SETS * WAYS];

  /** The writer of this schema object; null when it was not used lately. */
  Writer recent(String topic, Schema schema, Kind kind) {
    int first = first(topic, schema);
    for (int i = first; i < first + WAYS; i++) {
      Writer writer = recent[i];
      if (writer != null && writer.fits(topic, schema, kind)) {
        return writer;
      }
    }
    return null;
  }

  /** Remembers it in place of the oldest of its set. */
  void remember(Writer writer) {
    int first = first(writer.topic(), writer.schema());
    System.arraycopy(recent, first, recent, first + 1, WAYS - 1);
    recent[first] = writer;
  }

  /** The value in the wire format. */
  byte[] encode(Writer writer, Object value) throws IOException {
    bytes.reset();
    WireFormat.writePrefix(writer.id(), bytes);
    writer.values().write(value, bytes);
    return bytes.toByteArray();
  }

  private static int first(String topic, Schema schema) {
    return ((System.identityHashCode(schema) + topic.hashCode()) & (SETS - 1)) * WAYS;
  }
}
