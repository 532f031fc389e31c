package io.millrace.binary;

import java.util.HashMap;
import java.util.Map;

/** Maps, of the class that Avro's readers make. */
final class MapReadNode extends ReadNode {
  private final ReadNode key;
  private final ReadNode value;
  private final Blocks blocks;
  private final int maxDepth;

  MapReadNode(ReadNode key, ReadNode value, Blocks blocks, int maxDepth) {
    this.key = key;
    this.value = value;
    this.blocks = blocks;
    this.maxDepth = maxDepth;
  }

  @Override
  Object read(ByteInput in) {
    in.enter(maxDepth);
    int count = blocks.next(in, 0);
    Map<Object, Object> entries = new HashMap<>(capacity(blocks.capacity(count)));
    int total = 0;
    while (count > 0) {
      readEntries(in, count, entries);
      total += count;
      count = blocks.next(in, total);
    }
    in.leave();
    return entries;
  }

  private void readEntries(ByteInput in, int count, Map<Object, Object> entries) {
    Object name = "";
    try {
      for (int i = 0; i < count; i++) {
        name = key.read(in);
        entries.put(name, value.read(in));
      }
    } catch (MalformedDataException e) {
      e.path().inEntry(name);
      throw e;
    } catch (UnknownBranchException e) {
      e.path().inEntry(name);
      throw e;
    }
  }

  /** A hash map grows when it is three quarters full. */
  private static int capacity(int count) {
    return count + count / 3 + 1;
  }
}
