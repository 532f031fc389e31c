package io.millrace.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class SharedCodersTest {
  private static final GenericData DATA = new GenericData();

  @Test
  void oneEncoderAndOneDecoderServeManyThreads() {
    Schema schema =
        new Schema.Parser()
            .parse(
                """
                {"type": "record", "name": "Node", "fields": [
                  {"name": "value", "type": ["null", "int", "string", "double"]},
                  {"name": "nodes", "type": {"type": "array", "items": "Node"}}]}""");
    DatumEncoder encoder = DatumEncoder.of(schema, DATA);
    DatumDecoder decoder = DatumDecoder.of(schema, schema, DATA, Limits.defaults());

    List<GenericRecord> wrong =
        IntStream.range(0, 20_000)
            .parallel()
            .mapToObj(i -> node(schema, i, 3))
            .filter(node -> !node.equals(back(node, encoder, decoder)))
            .toList();

    assertThat(wrong).isEmpty();
  }

  private static Object back(GenericRecord node, DatumEncoder encoder, DatumDecoder decoder) {
    ByteOutput out = new ByteOutput();
    encoder.write(node, out);
    return decoder.read(new ByteInput(out.toByteArray(), 0, out.position()));
  }

  private static GenericRecord node(Schema schema, int number, int depth) {
    GenericRecord node = new GenericData.Record(schema);
    List<Object> values = List.of(number, "text" + number, number / 2.0);
    node.put("value", values.get(number % 3));
    node.put("nodes", depth == 0 ? List.of() : List.of(node(schema, number + 1, depth - 1)));
    return node;
  }
}
