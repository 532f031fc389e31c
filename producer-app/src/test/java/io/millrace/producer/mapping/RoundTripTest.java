package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.json.AvroJson;
import io.millrace.producer.input.Input;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.GenericRecord;

class RoundTripTest {
  private static final String NULL = "\\N";
  private static final Mapping WITH_NULL = Mapped.mapping("topic: t\nnulls: '" + NULL + "'");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property
  void aRecordWrittenAsCsvIsReadAsItWas(@ForAll long seed) throws IOException {
    RandomRecords records = new RandomRecords(new Random(seed));
    Schema schema = records.schema();
    GenericRecord datum = (GenericRecord) records.datum(schema);
    List<String> names = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      names.add(field.name());
      cells.add(text(field.schema(), datum.get(field.pos())));
    }
    String line =
        cells.stream()
            .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","));
    // Not alone, as a line of one empty cell may be taken for an empty line.
    TestRows rows = TestRows.csv("last," + String.join(",", names) + "\n.," + line + "\n");

    assertGives(Mapped.source(rows, WITH_NULL, schema), schema, datum);
  }

  @Property
  void aRecordWhoseCellsAreOfJavaIsReadAsItWas(@ForAll long seed) throws Misfit {
    RandomRecords records = new RandomRecords(new Random(seed));
    Schema schema = records.schema();
    GenericRecord datum = (GenericRecord) records.datum(schema);
    List<String> names = new ArrayList<>();
    List<Object> cells = new ArrayList<>();
    for (Schema.Field field : schema.getFields()) {
      names.add(field.name());
      cells.add(AvroCells.plain(field.schema(), datum.get(field.pos())));
    }
    TestRows rows = TestRows.query(names, cells);

    assertGives(Mapped.source(rows, Mapped.plain(), schema), schema, datum);
  }

  @Property
  void aRecordWrittenAsJsonIsReadMemberByMemberAsItWas(@ForAll long seed) throws IOException {
    RandomRecords records = new RandomRecords(new Random(seed));
    Schema schema = records.schema();
    GenericRecord datum = (GenericRecord) records.datum(schema);
    TestRows rows = TestRows.json(json(schema, datum));

    assertGives(Mapped.source(rows, Mapped.mapping("topic: t\nvalue: {}"), schema), schema, datum);
  }

  private static void assertGives(MappedSource source, Schema schema, GenericRecord datum) {
    List<Input> inputs = Mapped.inputs(source);
    assertThat(Mapped.refusals(inputs)).isEmpty();
    byte[] value = ((Input.Ready) inputs.get(0)).records().get(0).value();
    assertThat(value)
        .withFailMessage(() -> "%s instead of %s".formatted(TestTarget.json(schema, value), datum))
        .isEqualTo(TestTarget.encode(schema, datum));
  }

  /** As a person would write it: as in JSON without quotes, bytes as Base64. */
  private static String text(Schema schema, Object datum) throws IOException {
    if (datum == null) {
      return NULL;
    }
    Schema branch = Unions.branches(schema).get(0);
    if (branch.getLogicalType() == null && datum instanceof ByteBuffer bytes) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return Base64.getEncoder().encodeToString(copy);
    }
    if (branch.getLogicalType() == null && datum instanceof GenericFixed fixed) {
      return Base64.getEncoder().encodeToString(fixed.bytes());
    }
    String json = json(schema, datum);
    JsonNode node = JSON.readTree(json);
    return node.isTextual() ? node.asText() : json;
  }

  private static String json(Schema schema, Object datum) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      AvroJson.write(schema, datum, out);
    }
    return text.toString();
  }
}
