package io.millrace.consumer.read;

import io.millrace.app.record.DecodedData;
import io.millrace.app.record.DecodedRecord;
import java.nio.ByteBuffer;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record with its key and value as Avro values, logical types as Avro stores them, and the
 * schemas that these were written with; of a union, its branch.
 *
 * @param keySchema null when there is no key
 * @param key null for none
 * @param valueSchema null for a tombstone
 * @param value null for a tombstone
 */
public record DecodedEvent(
    ConsumerRecord<byte[], byte[]> record,
    Schema keySchema,
    Object key,
    Schema valueSchema,
    Object value) {
  private static final Schema STRING = Schema.create(Schema.Type.STRING);
  private static final Schema BYTES = Schema.create(Schema.Type.BYTES);

  /** The event of a record that could be decoded. */
  static DecodedEvent of(DecodedRecord decoded) {
    Object key = datum(decoded.key(), decoded.raw().key());
    Object value = datum(decoded.value(), decoded.raw().value());
    return new DecodedEvent(
        decoded.raw(), schema(decoded.key(), key), key, schema(decoded.value(), value), value);
  }

  private static Object datum(DecodedData data, byte[] bytes) {
    if (data instanceof DecodedData.Avro avro) {
      return avro.datum();
    } else if (data instanceof DecodedData.Text text) {
      return text.text();
    }
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  private static Schema schema(DecodedData data, Object datum) {
    if (datum == null) {
      return null;
    } else if (data instanceof DecodedData.Avro avro) {
      Schema schema = avro.schema();
      return schema.isUnion()
          ? schema.getTypes().get(GenericData.get().resolveUnion(schema, datum))
          : schema;
    }
    return data instanceof DecodedData.Text ? STRING : BYTES;
  }
}
