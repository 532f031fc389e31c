package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

class DatumSkipperTest {
  private static final Schema SCHEMA =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "R", "fields": [
                {"name": "id", "type": "long"},
                {"name": "names", "type": {"type": "array", "items": ["null", "string"]}}]}
              """);

  @Test
  void eachDatumIsSkippedToItsEnd() throws IOException {
    byte[] one = encoded(1L, List.of("a", "bc"));
    byte[] two = encoded(1L << 40, List.of());
    byte[] both = new byte[one.length + two.length];
    System.arraycopy(one, 0, both, 0, one.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    ByteInput in = new ByteInput(both, 0, both.length);
    DatumSkipper skipper = DatumSkipper.of(SCHEMA, Limits.defaults());

    skipper.skip(in);
    assertThat(in.remaining()).isEqualTo(two.length);
    skipper.skip(in);
    assertThat(in.remaining()).isZero();
  }

  @Test
  void aDatumThatIsCutOffIsMalformed() throws IOException {
    byte[] whole = encoded(7L, List.of("abc"));
    ByteInput in = new ByteInput(whole, 0, whole.length - 2);

    assertThatThrownBy(() -> DatumSkipper.of(SCHEMA, Limits.defaults()).skip(in))
        .isInstanceOf(MalformedDataException.class);
  }

  private static byte[] encoded(long id, List<String> names) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<>(SCHEMA, GenericData.get())
        .write(new GenericRecordBuilder(SCHEMA).set("id", id).set("names", names).build(), encoder);
    encoder.flush();
    return out.toByteArray();
  }
}
