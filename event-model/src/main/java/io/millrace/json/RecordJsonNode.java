package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;

/** Writes records as objects. */
final class RecordJsonNode implements JsonWriteNode {
  private final Schema schema;
  private final SerializedString[] names;
  private final JsonWriteNode[] nodes;

  /** Of a schema; nodes of its fields come later, as schemas can be recursive. */
  RecordJsonNode(Schema schema) {
    this.schema = schema;
    this.names =
        schema.getFields().stream()
            .map(field -> new SerializedString(field.name()))
            .toArray(SerializedString[]::new);
    this.nodes = new JsonWriteNode[names.length];
  }

  void set(int position, JsonWriteNode node) {
    nodes[position] = node;
  }

  @Override
  public void write(Object value, JsonGenerator out) throws IOException {
    IndexedRecord record = JsonWriteCompiler.fit(IndexedRecord.class, schema, value);
    out.writeStartObject();
    for (int i = 0; i < nodes.length; i++) {
      out.writeFieldName(names[i]);
      nodes[i].write(record.get(i), out);
    }
    out.writeEndObject();
  }
}
