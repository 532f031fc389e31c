package io.millrace.benchmarks.side;

import io.millrace.benchmarks.sample.Form;
import io.millrace.benchmarks.sample.Sample;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.serialization.Serializer;

/** Avro alone: a reused buffer and encoder, and one copy out. For one thread. */
final class BareSerializer implements Serializer<Object> {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
  private final DatumWriter<Object> writer;

  private BareSerializer(DatumWriter<Object> writer) {
    this.writer = writer;
  }

  static BareSerializer of(Sample sample, Form form) {
    Schema schema = sample.schema(form);
    return new BareSerializer(
        form == Form.SPECIFIC
            ? new SpecificDatumWriter<>(schema, SpecificData.getForSchema(schema))
            : new GenericDatumWriter<>(schema));
  }

  @Override
  public byte[] serialize(String topic, Object value) {
    try {
      out.reset();
      writer.write(value, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
