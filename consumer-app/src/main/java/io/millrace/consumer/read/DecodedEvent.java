package io.millrace.consumer.read;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericContainer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record with its key and value as generic Avro values, logical types as Avro stores them.
 *
 * @param key null for none
 * @param value null for a tombstone
 */
public record DecodedEvent(ConsumerRecord<byte[], byte[]> record, Object key, Object value) {
  static final Schema BYTES = Schema.create(Schema.Type.BYTES);
  static final Map<Class<?>, Schema> PRIMITIVES =
      Map.of(
          String.class, Schema.create(Schema.Type.STRING),
          Integer.class, Schema.create(Schema.Type.INT),
          Long.class, Schema.create(Schema.Type.LONG),
          Float.class, Schema.create(Schema.Type.FLOAT),
          Double.class, Schema.create(Schema.Type.DOUBLE),
          Boolean.class, Schema.create(Schema.Type.BOOLEAN));

  /** The schema that the key was written with; null when there is no key. */
  public Schema keySchema() {
    return schema(key);
  }

  /** The schema that the value was written with; null for a tombstone. */
  public Schema valueSchema() {
    return schema(value);
  }

  static Schema schema(Object datum) {
    if (datum == null) {
      return null;
    } else if (datum instanceof GenericContainer container) {
      return container.getSchema();
    } else if (datum instanceof ByteBuffer) {
      return BYTES;
    }
    Schema primitive = PRIMITIVES.get(datum.getClass());
    if (primitive == null) {
      // Avro's reader gives a bare Map for a schema of type map, and so loses its types.
      throw new AvroTypeException("a map or a union that is not in a record can't be exported");
    }
    return primitive;
  }
}
