package io.millrace.binary;

import java.util.UUID;
import org.apache.avro.Schema;

/** UUIDs, as text and as 16 bytes. */
final class UuidWriteNode extends WriteNode {
  private final boolean text;
  private final WriteNode otherwise;

  UuidWriteNode(Schema schema, WriteNode otherwise) {
    this.text = schema.getType() == Schema.Type.STRING;
    this.otherwise = otherwise;
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (!(datum instanceof UUID value)) {
      otherwise.write(datum, out);
      return;
    }
    if (text) {
      out.writeUuidText(value.getMostSignificantBits(), value.getLeastSignificantBits());
    } else {
      out.writeBigEndian(value.getMostSignificantBits(), 8);
      out.writeBigEndian(value.getLeastSignificantBits(), 8);
    }
  }
}
