package io.millrace.binary;

import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Arrays, of the class that Avro's readers make. */
final class ArrayReadNode extends ReadNode {
  private final Schema schema;
  private final ReadNode item;
  private final Blocks blocks;
  private final int maxDepth;

  ArrayReadNode(Schema schema, ReadNode item, Blocks blocks, int maxDepth) {
    this.schema = schema;
    this.item = item;
    this.blocks = blocks;
    this.maxDepth = maxDepth;
  }

  @Override
  Object read(ByteInput in) {
    in.enter(maxDepth);
    int count = blocks.next(in, 0);
    GenericData.Array<Object> items = new GenericData.Array<>(blocks.capacity(count), schema);
    while (count > 0) {
      readItems(in, count, items);
      count = blocks.next(in, items.size());
    }
    in.leave();
    return items;
  }

  private void readItems(ByteInput in, int count, GenericData.Array<Object> items) {
    try {
      for (int i = 0; i < count; i++) {
        items.add(item.read(in));
      }
    } catch (MalformedDataException e) {
      e.path().inItem(items.size());
      throw e;
    } catch (UnknownBranchException e) {
      e.path().inItem(items.size());
      throw e;
    }
  }
}
