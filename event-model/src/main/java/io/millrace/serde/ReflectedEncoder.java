package io.millrace.serde;

import io.millrace.binary.ByteOutput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.reflect.ReflectDatumWriter;

/** Writes objects by reflection, with Avro's own writer. Thread-safe. */
final class ReflectedEncoder implements ValueEncoder {
  private final ReflectDatumWriter<Object> datums;

  ReflectedEncoder(Schema schema, ReflectedData data) {
    this.datums = new ReflectDatumWriter<>(schema, data);
  }

  @Override
  public void write(Object value, ByteOutput out) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    datums.write(value, encoder);
    out.write(bytes.toByteArray(), 0, bytes.size());
  }
}
