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

  /** Remembers it in place of one for the same, or of the oldest of its set. */
  void remember(Writer writer) {
    int first = first(writer.topic(), writer.schema());
    int last = first;
    while (last < first + WAYS - 1 && !isSame(recent[last], writer)) {
      last++;
    }
    System.arraycopy(recent, first, recent, first + 1, last - first);
    recent[first] = writer;
  }

  private static boolean isSame(Writer one, Writer other) {
    return one != null && one.fits(other.topic(), other.schema(), other.kind());
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
