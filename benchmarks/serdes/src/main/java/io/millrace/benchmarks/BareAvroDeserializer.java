package io.millrace.benchmarks;

import io.millrace.example.OrderEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.kafka.common.serialization.Deserializer;

/** Avro alone: a reused decoder. For one thread. */
public final class BareAvroDeserializer implements Deserializer<Object> {
  private final SpecificDatumReader<Object> reader =
      new SpecificDatumReader<>(
          OrderEvent.getClassSchema(),
          OrderEvent.getClassSchema(),
          new OrderEvent().getSpecificData());
  private BinaryDecoder decoder;

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
