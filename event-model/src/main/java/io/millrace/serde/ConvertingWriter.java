package io.millrace.serde;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.Encoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes values of one schema with another, by Avro's rules of resolution: fields go by their
 * names, wherever they stand. Encodes twice, so it is for schemas that differ. Thread-safe.
 */
final class ConvertingWriter implements DatumWriter<Object> {
  private final DatumWriter<Object> own;
  private final Schema from;
  private final Schema to;

  /**
   * @param own writes the values with their own schema
   */
  ConvertingWriter(DatumWriter<Object> own, Schema from, Schema to) {
    this.own = own;
    this.from = from;
    this.to = to;
  }

  /** Not for use: the schemas are given at the start. */
  @Override
  public void setSchema(Schema schema) {
    throw new UnsupportedOperationException("the schema is fixed");
  }

  @Override
  public void write(Object value, Encoder out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    own.write(value, encoder);
    DatumReader<Object> reader = new GenericDatumReader<>(from, to, GenericData.get());
    Object converted =
        reader.read(null, DecoderFactory.get().binaryDecoder(bytes.toByteArray(), null));
    new GenericDatumWriter<>(to, GenericData.get()).write(converted, out);
  }
}
