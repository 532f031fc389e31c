package io.millrace.serde;

import io.millrace.binary.ByteInput;
import io.millrace.binary.ByteOutput;
import io.millrace.binary.DatumDecoder;
import io.millrace.binary.DatumEncoder;
import io.millrace.binary.Limits;
import java.io.IOException;
import org.apache.avro.AvroTypeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/**
 * Writes values of one schema with another, by Avro's rules of resolution: fields go by their
 * names, wherever they stand. Encodes twice, so it is for schemas that differ. Thread-safe.
 */
final class ConvertingEncoder implements ValueEncoder {
  private final ValueEncoder own;
  private final DatumDecoder decoder;
  private final ValueEncoder encoder;

  /**
   * @param own writes the values with the schema {@code from}
   * @throws AvroTypeException when {@code to} can read nothing that {@code from} writes
   */
  ConvertingEncoder(ValueEncoder own, Schema from, Schema to, Limits limits) {
    this.own = own;
    this.decoder = DatumDecoder.of(from, to, GenericData.get(), limits);
    this.encoder =
        to.getType() == Schema.Type.BYTES
            ? new BareBytes()
            : DatumEncoder.of(to, GenericData.get())::write;
  }

  @Override
  public void write(Object value, ByteOutput out) throws IOException {
    ByteOutput written = new ByteOutput();
    own.write(value, written);
    byte[] bytes = written.toByteArray();
    encoder.write(decoder.read(new ByteInput(bytes, 0, bytes.length)), out);
  }
}
