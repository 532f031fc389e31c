package io.millrace.benchmarks.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {
  @ParameterizedTest
  @EnumSource
  void bothFormsAreOfTheSameSize(Sample sample) throws IOException {
    List<IndexedRecord> generic = sample.values(Form.GENERIC);

    for (int i = 0; i < Sample.SIZE; i++) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
      new GenericDatumWriter<>(sample.schema(Form.GENERIC)).write(generic.get(i), encoder);

      assertThat(out.size()).isEqualTo(sample.encodedSizes().skip(i).findFirst().orElseThrow());
    }
  }

  @ParameterizedTest
  @EnumSource
  void genericValuesHaveNoHintsForJava(Sample sample) {
    assertThat(sample.schema(Form.GENERIC).toString()).doesNotContain(GenericData.STRING_PROP);
    assertThat(sample.values(Form.GENERIC))
        .allSatisfy(value -> assertThat(value.getSchema()).isEqualTo(sample.schema(Form.GENERIC)));
  }

  @ParameterizedTest
  @EnumSource
  void eachCallGivesEqualValues(Sample sample) {
    List<IndexedRecord> first = sample.values(Form.SPECIFIC);

    assertThat(sample.values(Form.SPECIFIC)).isEqualTo(first).doesNotHaveDuplicates();
  }
}
