package io.millrace.benchmarks;

import io.millrace.example.OrderEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.kafka.common.serialization.Serializer;

/** Avro alone: a reused buffer and encoder, and one copy out. For one thread. */
public final class BareAvroSerializer implements Serializer<Object> {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
  private final SpecificDatumWriter<Object> writer =
      new SpecificDatumWriter<>(OrderEvent.getClassSchema(), new OrderEvent().getSpecificData());

  @Override
  public byte[] serialize(String topic, Object value) {
    try {
      out.reset();
      writer.write(value, encoder);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
