package io.millrace.binary;

import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.RandomAccess;
import org.apache.avro.generic.GenericArray;

/** Collections, as one block. */
final class ArrayWriteNode extends WriteNode {
  private final WriteNode item;

  ArrayWriteNode(WriteNode item) {
    this.item = item;
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (!(datum instanceof Collection<?> items)) {
      throw DatumMismatchException.expected("an array (a Collection)", datum);
    }
    out.enter();
    int size = items.size();
    if (size > 0) {
      out.writeLong(size);
      if (items instanceof RandomAccess || items instanceof GenericArray) {
        writeIndexed((List<?>) items, size, out);
      } else {
        writeIterated(items, size, out);
      }
    }
    out.writeByte(0);
    out.leave();
  }

  private void writeIndexed(List<?> items, int size, ByteOutput out) {
    int i = 0;
    try {
      for (; i < size; i++) {
        item.write(items.get(i), out);
      }
    } catch (DatumMismatchException e) {
      e.path().inItem(i);
      throw e;
    } catch (IndexOutOfBoundsException e) {
      throw changed(e);
    }
    if (items.size() != size) {
      throw changed(null);
    }
  }

  private void writeIterated(Collection<?> items, int size, ByteOutput out) {
    int i = 0;
    try {
      for (Object value : items) {
        item.write(value, out);
        i++;
      }
    } catch (DatumMismatchException e) {
      e.path().inItem(i);
      throw e;
    } catch (ConcurrentModificationException e) {
      throw changed(e);
    }
    if (i != size) {
      throw changed(null);
    }
  }

  private static DatumMismatchException changed(Exception cause) {
    return new DatumMismatchException("the array changed while it was written", cause);
  }
}
