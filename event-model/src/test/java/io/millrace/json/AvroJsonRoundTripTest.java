package io.millrace.json;

import static io.millrace.json.JsonText.read;
import static io.millrace.json.JsonText.write;
import static io.millrace.json.JsonText.writeBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.binary.Coding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

class AvroJsonRoundTripTest {
  private static final GenericData PLAIN = new GenericData();
  private static final GenericData CONVERTING = Coding.converting();

  /** A schema with one of its values. */
  record Sample(Schema schema, Object value) {}

  @Property(tries = 2_000)
  void whatIsWrittenReadsBackToAnEqualValueWithTheSameBytes(@ForAll("samples") Sample sample)
      throws IOException {
    String json = write(sample.schema, sample.value);
    Object back = read(sample.schema, json);

    assertThat(back).isEqualTo(sample.value);
    assertThat(read(sample.schema, writeBytes(sample.schema, sample.value))).isEqualTo(back);
    assertThat(binary(sample.schema, back, PLAIN))
        .isEqualTo(binary(sample.schema, sample.value, PLAIN));
  }

  @Property(tries = 1_000)
  void aConvertedValueIsWrittenAsAvroWouldStoreIt(@ForAll("samples") Sample sample)
      throws IOException {
    Schema schema = sample.schema;
    Object converted = value(schema, binary(schema, sample.value, PLAIN), CONVERTING);
    byte[] stored;
    try {
      stored = binary(schema, converted, CONVERTING);
    } catch (AvroRuntimeException e) {
      // In a union of two decimals Avro takes the first, whose scale may not do.
      assertThatThrownBy(() -> write(schema, converted)).isInstanceOf(AvroRuntimeException.class);
      return;
    }

    Object back = read(schema, write(schema, converted));

    assertThat(back).isEqualTo(value(schema, stored, PLAIN));
  }

  private static byte[] binary(Schema schema, Object value, GenericData model) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema, model).write(value, encoder);
    return bytes.toByteArray();
  }

  private static Object value(Schema schema, byte[] bytes, GenericData model) throws IOException {
    return new GenericDatumReader<>(schema, schema, model)
        .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
  }

  @Provide
  Arbitrary<Sample> samples() {
    return Arbitraries.longs()
        .map(
            seed -> {
              Random random = new Random(seed);
              Schema schema = RandomSchema.of(random);
              return new Sample(schema, RandomDatum.of(schema, random));
            });
  }
}
