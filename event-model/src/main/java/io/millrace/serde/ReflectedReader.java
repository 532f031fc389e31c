package io.millrace.serde;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.ResolvingDecoder;
import org.apache.avro.reflect.ReflectDatumReader;
import org.apache.avro.specific.SpecificData;

/**
 * Reads objects by reflection. Avro's own reader asks its list of trusted classes for those of
 * collections and arrays too, and finds not even {@code java.util.List} there.
 */
final class ReflectedReader extends ReflectDatumReader<Object> {
  /** Avro's reader takes some ten frames a record: a thousand overflow a stack of usual size. */
  private static final int DEEPEST = 250;

  /** For the first items of a list, whatever number of them is claimed. */
  private static final int ROOM = 1024;

  private final ReflectedData data;
  private final int maxDepth;

  /** Of the thread that reads: many do at a time. */
  private final ThreadLocal<int[]> depth = ThreadLocal.withInitial(() -> new int[1]);

  /**
   * @param maxDepth of records within each other, {@value #DEEPEST} at most
   */
  ReflectedReader(Schema written, Schema read, ReflectedData data, int maxDepth) {
    super(written, read, data);
    this.data = data;
    this.maxDepth = Math.min(maxDepth, DEEPEST);
  }

  @Override
  protected Object readRecord(Object old, Schema expected, ResolvingDecoder in) throws IOException {
    int[] open = depth.get();
    if (open[0] == maxDepth) {
      throw new AvroRuntimeException("nested deeper than " + maxDepth);
    }
    open[0]++;
    try {
      return super.readRecord(old, expected, in);
    } finally {
      open[0]--;
    }
  }

  @Override
  protected Object newArray(Object old, int size, Schema schema) {
    Class<?> element = data.named(schema, SpecificData.ELEMENT_PROP);
    Class<?> collection = data.named(schema, SpecificData.CLASS_PROP);
    if (collection == null) {
      return element == null
          ? new ArrayList<>(Math.min(size, ROOM))
          : Array.newInstance(element, size);
    } else if (collection.isAssignableFrom(ArrayList.class)) {
      return new ArrayList<>(Math.min(size, ROOM));
    } else if (collection.isAssignableFrom(LinkedHashSet.class)) {
      return new LinkedHashSet<>();
    } else if (collection.isArray()) {
      return Array.newInstance(collection.getComponentType(), size);
    }
    return SpecificData.newInstance(collection, schema);
  }
}
