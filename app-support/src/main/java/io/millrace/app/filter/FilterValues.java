package io.millrace.app.filter;

import io.millrace.app.record.DecodedData;
import io.millrace.binary.StandardConversions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.AbstractList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Conversion;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;

/**
 * Data as a filter compares it: decimals as {@link java.math.BigDecimal}, timestamps as {@link
 * java.time.Instant}, dates and times as those of java.time, enums and UUIDs as text, other bytes
 * as text with a character a byte (the form of {@link io.millrace.json.AvroJson}). What isn't
 * looked at isn't converted.
 */
final class FilterValues {
  /** What users write as text, and what has no order. */
  private static final Set<String> STORED = Set.of("uuid", "duration");

  /** Null, from which a name reads null; JEXL refuses to read from null itself. */
  static final Object NOTHING = new Object();

  private FilterValues() {}

  /** Null for what is undecodable, as for null. */
  static Object of(DecodedData data) {
    if (data instanceof DecodedData.Avro avro) {
      return of(avro.schema(), avro.datum());
    } else if (data instanceof DecodedData.Text text) {
      return text.text();
    } else if (data instanceof DecodedData.Bytes bytes) {
      return bytes.base64();
    }
    return null;
  }

  /** A value of a schema; of a union, as its branch. */
  static Object of(Schema schema, Object datum) {
    if (datum == null) {
      return null;
    }
    if (schema.getType() == Schema.Type.UNION) {
      return of(schema.getTypes().get(GenericData.get().resolveUnion(schema, datum)), datum);
    }
    LogicalType logical = schema.getLogicalType();
    Conversion<?> conversion =
        logical == null || STORED.contains(logical.getName())
            ? null
            : StandardConversions.of(logical);
    return conversion == null ? plain(schema, datum) : converted(schema, datum, conversion);
  }

  private static Object converted(Schema schema, Object datum, Conversion<?> conversion) {
    Object stored = datum instanceof ByteBuffer bytes ? bytes.duplicate() : datum;
    try {
      return Conversions.convertToLogicalType(stored, schema, schema.getLogicalType(), conversion);
    } catch (AvroRuntimeException | IllegalArgumentException | DateTimeException e) {
      // A time out of the day's range and the like: the value as it is stored.
      return plain(schema, datum);
    }
  }

  private static Object plain(Schema schema, Object datum) {
    return switch (schema.getType()) {
      case RECORD -> new Fields(schema, (IndexedRecord) datum);
      case ARRAY -> new Items(schema.getElementType(), (List<?>) datum);
      case MAP -> map(schema.getValueType(), (Map<?, ?>) datum);
      case STRING, ENUM -> datum.toString();
      case BYTES -> StandardCharsets.ISO_8859_1.decode(((ByteBuffer) datum).duplicate()).toString();
      case FIXED -> new String(((GenericFixed) datum).bytes(), StandardCharsets.ISO_8859_1);
      default -> datum;
    };
  }

  private static Map<String, Object> map(Schema values, Map<?, ?> entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    entries.forEach((key, value) -> map.put(key.toString(), of(values, value)));
    return map;
  }

  /**
   * What a name reads of a value: a field of a record, an entry of a map; of an array, by a number
   * one item, by a name a list of what it reads of each. Null for what isn't there.
   */
  static Object read(Object from, Object name) {
    if (from instanceof Fields record) {
      return record.get(name.toString());
    } else if (from instanceof Map<?, ?> map) {
      return map.get(name.toString());
    } else if (from instanceof List<?> list) {
      return name instanceof Number index
          ? item(list, index.intValue())
          : list.stream().map(item -> read(item, name)).toList();
    }
    return null;
  }

  private static Object item(List<?> list, int index) {
    return index >= 0 && index < list.size() ? list.get(index) : null;
  }

  /** A record; where a union has it, its name reads it too, as in JSON. */
  record Fields(Schema schema, IndexedRecord record) {
    Object get(String name) {
      Schema.Field field = schema.getField(name);
      if (field != null) {
        return of(field.schema(), record.get(field.pos()));
      }
      return name.equals(schema.getName()) || name.equals(schema.getFullName()) ? this : null;
    }
  }

  /** The items of an array, converted when they are looked at. */
  private static final class Items extends AbstractList<Object> {
    private final Schema schema;
    private final List<?> stored;

    Items(Schema schema, List<?> stored) {
      this.schema = schema;
      this.stored = stored;
    }

    @Override
    public Object get(int index) {
      return of(schema, stored.get(index));
    }

    @Override
    public int size() {
      return stored.size();
    }
  }
}
