package io.millrace.serde;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import org.apache.avro.Schema;
import org.apache.avro.reflect.ReflectDatumReader;
import org.apache.avro.specific.SpecificData;

/**
 * Reads objects by reflection. Avro's own reader asks its list of trusted classes for those of
 * collections and arrays too, and finds not even {@code java.util.List} there.
 */
final class ReflectedReader extends ReflectDatumReader<Object> {
  private final ReflectedData data;

  ReflectedReader(Schema written, Schema read, ReflectedData data) {
    super(written, read, data);
    this.data = data;
  }

  @Override
  protected Object newArray(Object old, int size, Schema schema) {
    Class<?> element = data.named(schema, SpecificData.ELEMENT_PROP);
    Class<?> collection = data.named(schema, SpecificData.CLASS_PROP);
    if (collection == null) {
      return element == null ? new ArrayList<>(size) : Array.newInstance(element, size);
    } else if (collection.isAssignableFrom(ArrayList.class)) {
      return new ArrayList<>(size);
    } else if (collection.isAssignableFrom(LinkedHashSet.class)) {
      return new LinkedHashSet<>();
    } else if (collection.isArray()) {
      return Array.newInstance(collection.getComponentType(), size);
    }
    return SpecificData.newInstance(collection, schema);
  }
}
