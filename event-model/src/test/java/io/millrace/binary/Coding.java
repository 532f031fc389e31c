package io.millrace.binary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Encodes and decodes with ours and with Avro's. */
public final class Coding {
  private Coding() {}

  static byte[] ours(Schema schema, Object datum, GenericData data) {
    ByteOutput out = new ByteOutput();
    DatumEncoder.of(schema, data).write(datum, out);
    return out.toByteArray();
  }

  @SuppressWarnings("unchecked")
  static byte[] avros(Schema schema, Object datum, GenericData data) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    try {
      ((DatumWriter<Object>) data.createDatumWriter(schema)).write(datum, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Object ours(Schema written, Schema read, byte[] bytes, GenericData data) {
    ByteInput in = new ByteInput(bytes, 0, bytes.length);
    Object datum = DatumDecoder.of(written, read, data, Limits.defaults()).read(in);
    if (in.remaining() != 0) {
      throw new AssertionError(in.remaining() + " bytes are left");
    }
    return datum;
  }

  @SuppressWarnings("unchecked")
  static Object avros(Schema written, Schema read, byte[] bytes, GenericData data) {
    try {
      return ((DatumReader<Object>) data.createDatumReader(written, read))
          .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A model with all of Avro's conversions. */
  public static GenericData converting() {
    GenericData data = new GenericData();
    Stream.of(
            new Conversions.UUIDConversion(),
            new Conversions.DecimalConversion(),
            new Conversions.BigDecimalConversion(),
            new Conversions.DurationConversion(),
            new TimeConversions.DateConversion(),
            new TimeConversions.TimeMillisConversion(),
            new TimeConversions.TimeMicrosConversion(),
            new TimeConversions.TimestampMillisConversion(),
            new TimeConversions.TimestampMicrosConversion(),
            new TimeConversions.TimestampNanosConversion(),
            new TimeConversions.LocalTimestampMillisConversion(),
            new TimeConversions.LocalTimestampMicrosConversion(),
            new TimeConversions.LocalTimestampNanosConversion())
        .forEach(data::addLogicalTypeConversion);
    return data;
  }
}
