package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Writes values of unions: plainly where one branch stands beside null, or alone. */
final class UnionJsonNode implements JsonWriteNode {
  private final Schema union;
  private final JsonWriteNode[] nodes;
  private final SerializedString[] names;
  private final boolean isPlain;

  /**
   * @param nodes of the branches
   */
  UnionJsonNode(Schema union, JsonWriteNode[] nodes) {
    this.union = union;
    this.nodes = nodes;
    this.names =
        union.getTypes().stream()
            .map(branch -> new SerializedString(branch.getFullName()))
            .toArray(SerializedString[]::new);
    this.isPlain = nodes.length == 1 || (nodes.length == 2 && union.isNullable());
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    int branch = branch(value);
    if (value == null || isPlain) {
      nodes[branch].write(value, out);
    } else {
      out.writeStartObject();
      out.writeFieldName(names[branch]);
      nodes[branch].write(value, out);
      out.writeEndObject();
    }
  }

  @SuppressWarnings("ReferenceEquality") // records mostly have the very schema
  private int branch(Object value) {
    if (value instanceof IndexedRecord record) {
      for (int i = 0; i < nodes.length; i++) {
        if (union.getTypes().get(i) == record.getSchema()) {
          return i;
        }
      }
    }
    return RawValues.branch(union, value);
  }
}
