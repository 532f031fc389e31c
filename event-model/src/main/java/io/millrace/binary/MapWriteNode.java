package io.millrace.binary;

import java.util.ConcurrentModificationException;
import java.util.Map;
import org.apache.avro.util.Utf8;

/** Maps, as one block; keys that are no text are written as their text, as Avro does. */
final class MapWriteNode extends WriteNode {
  private final WriteNode value;

  MapWriteNode(WriteNode value) {
    this.value = value;
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (!(datum instanceof Map<?, ?> map)) {
      throw DatumMismatchException.expected("a map", datum);
    }
    out.enter();
    int size = map.size();
    if (size > 0) {
      out.writeLong(size);
      writeEntries(map, size, out);
    }
    out.writeByte(0);
    out.leave();
  }

  private void writeEntries(Map<?, ?> map, int size, ByteOutput out) {
    int count = 0;
    Object key = null;
    try {
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        key = entry.getKey();
        writeKey(key, out);
        value.write(entry.getValue(), out);
        count++;
      }
    } catch (DatumMismatchException e) {
      e.path().inEntry(key);
      throw e;
    } catch (ConcurrentModificationException e) {
      throw changed(e);
    }
    if (count != size) {
      throw changed(null);
    }
  }

  private static void writeKey(Object key, ByteOutput out) {
    if (key instanceof String text) {
      out.writeString(text);
    } else if (key instanceof Utf8 text) {
      out.writeUtf8(text);
    } else if (key != null) {
      out.writeString(key.toString());
    } else {
      throw DatumMismatchException.expected("a key", null);
    }
  }

  private static DatumMismatchException changed(Exception cause) {
    return new DatumMismatchException("the map changed while it was written", cause);
  }
}
