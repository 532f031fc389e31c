package io.millrace.binary;

import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.specific.SpecificData;

/** Fixed values, of the class that the data model has for them. */
final class FixedReadNode extends ReadNode {
  private final Schema schema;
  private final GenericData data;
  private final boolean plain;
  private final int size;
  private final int maxBytes;

  FixedReadNode(Schema schema, GenericData data, int maxBytes) {
    this.schema = schema;
    this.data = data;
    this.plain =
        data.getClass() == GenericData.class
            || (data instanceof SpecificData specific && specific.getClass(schema) == null);
    this.size = schema.getFixedSize();
    this.maxBytes = maxBytes;
  }

  @Override
  Object read(ByteInput in) {
    int at = in.takeFixed(size, maxBytes);
    if (plain) {
      return new GenericData.Fixed(schema, Arrays.copyOfRange(in.bytes(), at, at + size));
    }
    GenericFixed fixed = (GenericFixed) data.createFixed(null, schema);
    System.arraycopy(in.bytes(), at, fixed.bytes(), 0, size);
    return fixed;
  }
}
