package io.millrace.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import io.millrace.binary.ByteOutput;
import io.millrace.binary.DatumEncoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Encodes objects as records, at once as long as their fields come in the order of the schema. */
final class RecordEncodeNode implements EncodeNode {
  /** Not Avro's shared one, to which others may add conversions. */
  private static final GenericData MODEL = new GenericData();

  private final SerializedString[] names;
  private final EncodeNode[] nodes;
  private final Map<String, Integer> positions = new HashMap<>();

  /** Of the fields that may be left out; null for the others. */
  private final byte[][] defaults;

  /** Of a schema; nodes of its fields come later, as schemas can be recursive. */
  RecordEncodeNode(Schema schema) {
    List<Schema.Field> fields = schema.getFields();
    this.names = new SerializedString[fields.size()];
    this.nodes = new EncodeNode[fields.size()];
    this.defaults = new byte[fields.size()][];
    for (Schema.Field field : fields) {
      names[field.pos()] = new SerializedString(field.name());
      positions.put(field.name(), field.pos());
      defaults[field.pos()] = field.hasDefaultValue() ? encodedDefault(field) : null;
    }
  }

  private static byte[] encodedDefault(Schema.Field field) {
    ByteOutput out = new ByteOutput();
    DatumEncoder.of(field.schema(), MODEL).write(MODEL.getDefaultValue(field), out);
    return out.toByteArray();
  }

  void set(int position, EncodeNode node) {
    nodes[position] = node;
  }

  boolean hasField(String name) {
    return positions.containsKey(name);
  }

  @Override
  public void encode(JsonParser parser, ByteOutput out) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new LongWay();
    }
    out.enter();
    inOrder(0, parser, out);
    out.leave();
  }

  /** From the name of the first field, or the end of an object that has none. */
  void encodeFields(JsonParser parser, ByteOutput out) throws IOException {
    out.enter();
    if (parser.currentToken() == JsonToken.FIELD_NAME
        && nodes.length > 0
        && names[0].getValue().equals(parser.currentName())) {
      parser.nextToken();
      nodes[0].encode(parser, out);
      inOrder(1, parser, out);
    } else {
      inAnyOrder(0, parser, out);
    }
    out.leave();
  }

  private void inOrder(int first, JsonParser parser, ByteOutput out) throws IOException {
    for (int i = first; i < nodes.length; i++) {
      if (!parser.nextFieldName(names[i])) {
        inAnyOrder(i, parser, out);
        return;
      }
      parser.nextToken();
      nodes[i].encode(parser, out);
    }
    if (parser.nextToken() != JsonToken.END_OBJECT) {
      throw new LongWay();
    }
  }

  /** The fields from one on, at a name or the end; each is kept until its turn has come. */
  private void inAnyOrder(int first, JsonParser parser, ByteOutput out) throws IOException {
    byte[][] given = new byte[nodes.length][];
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      Integer position = positions.get(parser.currentName());
      if (position == null || position < first || given[position] != null) {
        throw new LongWay();
      }
      parser.nextToken();
      int start = out.position();
      nodes[position].encode(parser, out);
      given[position] = out.cut(start);
      parser.nextToken();
    }
    for (int i = first; i < nodes.length; i++) {
      byte[] field = given[i] == null ? defaults[i] : given[i];
      if (field == null) {
        throw new LongWay();
      }
      out.write(field, 0, field.length);
    }
  }
}
