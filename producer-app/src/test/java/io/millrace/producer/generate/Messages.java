package io.millrace.producer.generate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/** Reads what was encoded with Avro's own readers. */
final class Messages {
  private static final int PREFIX = 5;

  private Messages() {}

  /** By Avro's own conversions and back; they refuse what a logical type doesn't allow. */
  static Object converted(Schema schema, byte[] message) {
    GenericData model = new GenericData();
    model.addLogicalTypeConversion(new Conversions.DecimalConversion());
    model.addLogicalTypeConversion(new Conversions.BigDecimalConversion());
    model.addLogicalTypeConversion(new Conversions.UUIDConversion());
    model.addLogicalTypeConversion(new TimeConversions.DateConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimeMillisConversion());
    model.addLogicalTypeConversion(new TimeConversions.TimeMicrosConversion());
    Object value = read(new GenericDatumReader<>(schema, schema, model), message);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(message, 0, PREFIX);
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      new GenericDatumWriter<>(schema, model).write(value, encoder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return decode(schema, out.toByteArray());
  }

  /** By Avro's own reader, which has to take all the bytes. */
  static Object decode(Schema schema, byte[] message) {
    return read(new GenericDatumReader<>(schema), message);
  }

  private static Object read(GenericDatumReader<Object> reader, byte[] message) {
    byte[] data = Arrays.copyOfRange(message, PREFIX, message.length);
    BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(data, null);
    try {
      Object value = reader.read(null, decoder);
      if (!decoder.isEnd()) {
        throw new IllegalStateException("bytes are left");
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
