package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.json.RandomDatum;
import io.millrace.json.RandomSchema;
import java.io.IOException;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.io.Decoder;
import org.junit.jupiter.api.Test;

class LimitedDecoderTest {
  private static final GenericData DATA = new GenericData();

  @Property(tries = 1_000)
  void avrosReaderReadsFromItWhatItReadsFromItsOwn(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Schema schema = RandomSchema.of(random);
    byte[] bytes = Coding.ours(schema, RandomDatum.of(schema, random), DATA);
    ByteInput in = new ByteInput(bytes, 0, bytes.length);

    Object read =
        new GenericDatumReader<>(schema, schema, DATA).read(null, in.asDecoder(Limits.defaults()));

    assertThat(Shape.of(read)).isEqualTo(Shape.of(Coding.ours(schema, schema, bytes, DATA)));
    assertThat(in.remaining()).isZero();
  }

  @Property(tries = 1_000)
  void avrosReaderSkipsIt(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    Schema schema = RandomSchema.of(random);
    byte[] bytes = Coding.ours(schema, RandomDatum.of(schema, random), DATA);
    ByteInput in = new ByteInput(bytes, 0, bytes.length);

    GenericDatumReader.skip(schema, in.asDecoder(Limits.defaults()));

    assertThat(in.remaining()).isZero();
  }

  @Test
  void whatExceedsTheLimitsIsMalformed() {
    Limits limits = new Limits(2, 2, 1);

    assertThatThrownBy(() -> decoder(limits, 6, 'a', 'b', 'c').readString())
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> decoder(limits, 6, 'a', 'b', 'c').readBytes(null))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> decoder(limits, 6, 1, 1, 1, 0).readArrayStart())
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> decoder(limits, 4, 0).readMapStart())
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> decoder(limits, 1, 2, 3).readFixed(new byte[3]))
        .isInstanceOf(MalformedDataException.class);
  }

  private static Decoder decoder(Limits limits, int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new ByteInput(bytes, 0, bytes.length).asDecoder(limits);
  }
}
