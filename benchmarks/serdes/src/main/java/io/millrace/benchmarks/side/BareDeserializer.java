package io.millrace.benchmarks.side;

import io.millrace.benchmarks.sample.Form;
import io.millrace.benchmarks.sample.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Deserializer;

/** Avro alone: a reused decoder, and the fast reader that Avro uses by default. For one thread. */
final class BareDeserializer implements Deserializer<Object> {
  private final DatumReader<Object> reader;
  private BinaryDecoder decoder;

  private BareDeserializer(DatumReader<Object> reader) {
    this.reader = reader;
  }

  static BareDeserializer of(Sample sample, Form form) {
    Schema schema = sample.schema(form);
    return new BareDeserializer(
        form == Form.SPECIFIC
            ? new SpecificDatumReader<>(schema, schema, SpecificData.getForSchema(schema))
            : new GenericDatumReader<>(schema));
  }

  @Override
  public Object deserialize(String topic, byte[] bytes) {
    try {
      decoder = DecoderFactory.get().binaryDecoder(bytes, decoder);
      return reader.read(null, decoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
