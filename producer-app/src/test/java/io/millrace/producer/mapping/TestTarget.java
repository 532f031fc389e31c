package io.millrace.producer.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.json.AvroJson;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.target.Target;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Encodes by Avro's own writer, without a schema id. */
record TestTarget(String topic, Schema valueSchema, Optional<Schema> keySchema) implements Target {
  static TestTarget of(String topic, Schema value) {
    return new TestTarget(topic, value, Optional.empty());
  }

  @Override
  public ProducerRecord<byte[], byte[]> event(
      Object key, Object value, Instant timestamp, List<Header> headers) throws RefusedException {
    return record(key, value == null ? null : encode(valueSchema, value), timestamp, headers);
  }

  @Override
  public ProducerRecord<byte[], byte[]> encodedEvent(
      Object key, byte[] data, int offset, int length, Instant timestamp, List<Header> headers) {
    return record(key, Arrays.copyOfRange(data, offset, offset + length), timestamp, headers);
  }

  private ProducerRecord<byte[], byte[]> record(
      Object key, byte[] value, Instant timestamp, List<Header> headers) {
    byte[] bytes =
        key == null
            ? null
            : keySchema
                .map(schema -> encode(schema, key))
                .orElseGet(() -> ((String) key).getBytes(StandardCharsets.UTF_8));
    Long time = timestamp == null ? null : timestamp.toEpochMilli();
    return new ProducerRecord<>(topic, null, time, bytes, value, headers);
  }

  static byte[] encode(Schema schema, Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    try {
      // A model without conversions: values have to be as Avro stores them.
      new GenericDatumWriter<>(schema, new GenericData()).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassCastException e) {
      throw new AvroRuntimeException(e);
    }
    return out.toByteArray();
  }

  /** As AvroJson writes it; null for null. */
  static String json(Schema schema, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      AvroJson.write(schema, decode(schema, bytes), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  static Object decode(Schema schema, byte[] bytes) {
    try {
      return new GenericDatumReader<>(schema, schema, new GenericData())
          .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
