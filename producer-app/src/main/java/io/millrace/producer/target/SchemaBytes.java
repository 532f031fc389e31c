package io.millrace.producer.target;

import io.millrace.binary.ByteOutput;
import io.millrace.binary.DatumEncoder;
import io.millrace.binary.DatumMismatchException;
import io.millrace.producer.input.RefusedException;
import io.millrace.serde.AvroEventSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/** Makes keys, or values, of one registered schema. Asks no registry. For one thread. */
final class SchemaBytes {
  private static final int PREFIX = 5;

  private final String what;
  private final String topic;
  private final Schema schema;
  private final int id;
  private final AvroEventSerializer<Object> records;
  private final DatumEncoder others;
  private final ByteOutput out = new ByteOutput();

  /**
   * @param isKey whether refusals are to say that it's about the key
   * @param records prepared for the schema
   */
  SchemaBytes(
      boolean isKey, String topic, Schema schema, int id, AvroEventSerializer<Object> records) {
    this.what = isKey ? "the key doesn't fit its schema: " : "";
    this.topic = topic;
    this.schema = schema;
    this.id = id;
    this.records = records;
    this.others = DatumEncoder.of(schema, GenericData.get());
  }

  Schema schema() {
    return schema;
  }

  /**
   * A value in the wire format; null for null.
   *
   * @throws RefusedException when it doesn't fit
   */
  byte[] encode(Object datum) throws RefusedException {
    if (datum == null) {
      return null;
    }
    try {
      return datum instanceof IndexedRecord ? records.serialize(topic, datum) : other(datum);
    } catch (SerializationException e) {
      throw refused(e.getCause() == null ? e : e.getCause());
    } catch (AvroRuntimeException | ClassCastException | IllegalArgumentException e) {
      throw refused(e);
    }
  }

  /** A value that is encoded already. */
  byte[] prefixed(byte[] data, int offset, int length) {
    if (schema.getType() == Schema.Type.BYTES) {
      return bare(content(data, offset, length));
    }
    byte[] bytes = new byte[PREFIX + length];
    writeId(bytes);
    System.arraycopy(data, offset, bytes, PREFIX, length);
    return bytes;
  }

  /** No records: maps, arrays and the rest. */
  private byte[] other(Object datum) {
    if (schema.getType() == Schema.Type.BYTES) {
      if (datum instanceof ByteBuffer buffer) {
        return bare(buffer);
      } else if (datum instanceof byte[] array) {
        return bare(ByteBuffer.wrap(array));
      }
    }
    out.reset();
    others.write(datum, out);
    byte[] encoded = out.toByteArray();
    return prefixed(encoded, 0, encoded.length);
  }

  /** The wire format has no length before bytes that are a whole value. */
  private byte[] bare(ByteBuffer content) {
    byte[] bytes = new byte[PREFIX + content.remaining()];
    writeId(bytes);
    content.duplicate().get(bytes, PREFIX, content.remaining());
    return bytes;
  }

  private static ByteBuffer content(byte[] data, int offset, int length) {
    try {
      return DecoderFactory.get().binaryDecoder(data, offset, length, null).readBytes(null);
    } catch (IOException e) {
      throw new IllegalArgumentException("bytes with no length before them", e);
    }
  }

  private void writeId(byte[] bytes) {
    bytes[1] = (byte) (id >>> 24);
    bytes[2] = (byte) (id >>> 16);
    bytes[3] = (byte) (id >>> 8);
    bytes[4] = (byte) id;
  }

  private RefusedException refused(Throwable cause) {
    if (cause instanceof DatumMismatchException mismatch) {
      return new RefusedException("", mismatch.field(), what + mismatch.reason());
    }
    return new RefusedException("", "", what + cause.getMessage());
  }
}
