package io.millrace.binary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericArray;
import org.apache.avro.generic.GenericEnumSymbol;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * A datum with the class of each of its parts, to compare by: Avro's own equality knows neither
 * classes nor converted values in unions.
 */
record Shape(Class<?> type, Object value) {
  static Shape of(Object datum) {
    if (datum == null) {
      return new Shape(Void.class, null);
    }
    // Avro's readers make arrays of numbers in two ways, which are equal.
    Class<?> type = datum instanceof GenericArray ? GenericArray.class : datum.getClass();
    return new Shape(type, parts(datum));
  }

  private static Object parts(Object datum) {
    if (datum instanceof IndexedRecord record) {
      List<Object> fields = new ArrayList<>();
      fields.add(record.getSchema());
      record.getSchema().getFields().forEach(field -> fields.add(of(record.get(field.pos()))));
      return fields;
    }
    if (datum instanceof Collection<?> items) {
      return items.stream().map(Shape::of).toList();
    }
    if (datum instanceof Map<?, ?> map) {
      Map<Object, Shape> entries = new HashMap<>();
      map.forEach((key, value) -> entries.put(key, of(value)));
      return entries;
    }
    if (datum instanceof GenericFixed fixed) {
      List<Byte> bytes = new ArrayList<>();
      for (byte b : fixed.bytes()) {
        bytes.add(b);
      }
      return bytes;
    }
    return datum instanceof GenericEnumSymbol ? datum.toString() : datum;
  }
}
