package io.millrace.producer.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.millrace.json.AvroJson;
import io.millrace.producer.input.Place;
import io.millrace.producer.input.Position;
import io.millrace.producer.row.EncodedRow;
import io.millrace.producer.row.Line;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class AvroRowsTest {
  private static final Schema WRITTEN =
      Mapped.record(
          """
          {"name": "id", "type": "int"},
          {"name": "at", "type": {"type": "long", "logicalType": "timestamp-micros"}},
          {"name": "price", "type":
            ["null", {"type": "bytes", "logicalType": "decimal", "precision": 6, "scale": 1}]},
          {"name": "in", "type": {"type": "record", "name": "In", "fields": [
            {"name": "day", "type": {"type": "int", "logicalType": "date"}}]}}
          """);
  private static final String JSON =
      "{\"id\":5,\"at\":\"2016-11-08T12:00:00.123456Z\",\"price\":1.5,\"in\":{\"day\":\"2016-11-08\"}}";

  @Test
  void theBytesOfARowOfTheTargetsSchemaPassThrough() throws IOException {
    Mapping mapping =
        Mapping.of(
            "t", Optional.empty(), Optional.of("in.day"), Optional.empty(), Optional.of("at"));

    ProducerRecord<byte[], byte[]> event =
        Mapped.events(Mapped.source(rows(), mapping, WRITTEN)).get(0);

    assertThat(TestTarget.json(WRITTEN, event.value())).isEqualTo(JSON);
    assertThat(Mapped.text(event.key())).isEqualTo("2016-11-08");
    assertThat(event.timestamp()).isEqualTo(1_478_606_400_123L);
  }

  @Test
  void cellsBecomeValuesOfOtherTypes() throws IOException {
    Schema schema =
        Mapped.record(
            """
            {"name": "id", "type": "string"},
            {"name": "at", "type": {"type": "long", "logicalType": "local-timestamp-nanos"}},
            {"name": "price", "type":
              {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 3}},
            {"name": "day", "type": {"type": "long", "logicalType": "timestamp-millis"}},
            {"name": "in", "type": {"type": "map", "values": "string"}}
            """);
    Mapping mapping = Mapped.mapping("topic: t\nvalue: {day: in.day}");

    assertThat(Mapped.values(Mapped.source(rows(), mapping, schema), schema))
        .containsExactly(
            "{\"id\":\"5\",\"at\":\"2016-11-08T12:00:00.123456\",\"price\":1.500,"
                + "\"day\":\"2016-11-08T00:00:00Z\",\"in\":{\"day\":\"2016-11-08\"}}");
  }

  @Test
  void aCellThatDoesNotFitIsRefused() throws IOException {
    Schema schema =
        Mapped.record(
            "{\"name\": \"at\", \"type\": {\"type\": \"long\", \"logicalType\": \"timestamp-millis\"}}");
    Mapping mapping = Mapped.mapping("topic: t\nvalue: {}");

    assertThat(Mapped.refusals(Mapped.inputs(Mapped.source(rows(), mapping, schema))))
        .containsExactly(
            "test.avro:1: at: 2016-11-08T12:00:00.123456Z has finer digits than millis");
  }

  private static TestRows rows() throws IOException {
    GenericRecord record =
        (GenericRecord) AvroJson.read(WRITTEN, new JsonFactory().createParser(JSON));
    return TestRows.avro(WRITTEN, List.of(new Line.Good(new Encoded(record))));
  }

  /** Has its bytes in the middle of a buffer, and refuses to be decoded as a whole. */
  private record Encoded(GenericRecord record) implements EncodedRow {
    private static final int BEFORE = 3;

    @Override
    public boolean encode(Schema schema) {
      return schema.equals(WRITTEN);
    }

    @Override
    public byte[] buffer() {
      byte[] bytes = TestTarget.encode(WRITTEN, record);
      byte[] buffer = new byte[bytes.length + 2 * BEFORE];
      System.arraycopy(bytes, 0, buffer, BEFORE, bytes.length);
      return buffer;
    }

    @Override
    public int offset() {
      return BEFORE;
    }

    @Override
    public int length() {
      return buffer().length - 2 * BEFORE;
    }

    @Override
    public boolean has(String column) {
      return record.hasField(column);
    }

    @Override
    public Object cell(String column) {
      return record.hasField(column) ? record.get(column) : null;
    }

    @Override
    public Object whole(Schema schema) {
      throw new AssertionError("decoded for nothing");
    }

    @Override
    public Place place() {
      return new Place("test.avro", 1);
    }

    @Override
    public byte[] raw() {
      return new byte[0];
    }

    @Override
    public Optional<Position> after() {
      return Optional.empty();
    }
  }
}
