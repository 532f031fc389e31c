package io.millrace.serde;

import io.millrace.binary.ByteOutput;
import io.millrace.serde.ValueWriters.Kind;
import io.millrace.serde.ValueWriters.Writer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;

/** What a thread writes into, and the writers that it used last. For one thread. */
final class WireBuffer {
  private static final int SLOTS = 16;

  private final ByteOutput bytes = new ByteOutput();
  private final Writer[] recent = new Writer[SLOTS];

  /** The writer that was used last in this place; null when it is one of something else. */
  Writer recent(String topic, Schema schema, Kind kind) {
    Writer writer = recent[slot(topic, schema)];
    return writer != null && writer.fits(topic, schema, kind) ? writer : null;
  }

  void remember(Writer writer) {
    recent[slot(writer.topic(), writer.schema())] = writer;
  }

  /** The value in the wire format. */
  byte[] encode(Writer writer, Object value) throws IOException {
    if (value instanceof byte[] raw) {
      return WireFormat.withPrefix(writer.id(), ByteBuffer.wrap(raw));
    }
    if (value instanceof ByteBuffer raw) {
      return WireFormat.withPrefix(writer.id(), raw.duplicate());
    }
    bytes.reset();
    WireFormat.writePrefix(writer.id(), bytes);
    writer.values().write(value, bytes);
    return bytes.toByteArray();
  }

  /** By identity: to hash a schema's content costs more than to write a value. */
  private static int slot(String topic, Schema schema) {
    return (System.identityHashCode(schema) + topic.hashCode()) & (SLOTS - 1);
  }
}
