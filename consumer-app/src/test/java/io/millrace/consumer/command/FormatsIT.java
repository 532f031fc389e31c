package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.millrace.app.cli.ExitCode;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in files of CSV and of Avro. */
@WithStack
class FormatsIT {
  private static final Schema SALE = schema("");
  private static final Schema SALE_WITH_COUNT =
      schema(", {\"name\": \"count\", \"type\": \"int\", \"default\": 1}");

  private final Stack stack;
  @TempDir private Path temporary;
  private Path path;
  private TestTopic topic;

  FormatsIT(Stack stack) {
    this.stack = stack;
  }

  private static Schema schema(String more) {
    return new Schema.Parser()
        .parse(
            """
            {"type": "record", "name": "Sale", "namespace": "test", "fields": [
              {"name": "note", "type": ["null", "string"]},
              {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 9, "scale": 2}},
              {"name": "at", "type": {"type": "long", "logicalType": "timestamp-millis"}},
              {"name": "raw", "type": "bytes"},
              {"name": "shop", "type": ["null", {"type": "record", "name": "Shop", "fields": [
                {"name": "city", "type": "string"},
                {"name": "tags", "type": {"type": "array", "items": "string"}}]}]}%s]}
            """
                .formatted(more));
  }

  @BeforeEach
  void makeTopic() throws Exception {
    path = temporary.resolve("events");
    topic = TestTopic.create(stack, 1);
  }

  @Test
  void csvHasAColumnForEachFieldAndNullIsNotEmpty() throws Exception {
    publish("k,1", sale(SALE, "a \"b\"\nc", -1250, shop("Paris", "x", "y")));
    publish(null, sale(SALE, "", 5, null));
    publish("=k", sale(SALE, null, 0, null));
    publish("gone", null);

    assertThat(export("csv").exitCode()).isEqualTo(ExitCode.DONE);

    assertThat(Files.readString(files("csv").get(0)))
        .isEqualTo(
            """
            kafka_topic,kafka_partition,kafka_offset,kafka_timestamp,kafka_key,kafka_tombstone,\
            note,price,at,raw,shop.city,shop.tags
            TOPIC,0,0,1970-01-01T00:00:00.001Z,"k,1",false,"a ""b""
            c",-12.50,1969-12-31T23:59:59.999Z,aÿ,Paris,"[""x"",""y""]"
            TOPIC,0,1,1970-01-01T00:00:00.001Z,,false,"",0.05,1969-12-31T23:59:59.999Z,aÿ,,
            TOPIC,0,2,1970-01-01T00:00:00.001Z,=k,false,,0.00,1969-12-31T23:59:59.999Z,aÿ,,
            TOPIC,0,3,1970-01-01T00:00:00.001Z,gone,true,,,,,,
            """
                .replace("TOPIC", topic.name()));
  }

  @Test
  void formulasAreEscapedOnRequestAndNumbersAreNot() throws Exception {
    publish("+k", sale(SALE, "=HYPERLINK(1)", -1, shop("@x")));

    assertThat(export("csv", "--csv-formulas", "escape").exitCode()).isEqualTo(ExitCode.DONE);

    NamedCsvRecord row = rows().get(0);
    assertThat(row.getField("note")).isEqualTo("'=HYPERLINK(1)");
    assertThat(row.getField("kafka_key")).isEqualTo("'+k");
    assertThat(row.getField("shop.city")).isEqualTo("'@x");
    assertThat(row.getField("price")).isEqualTo("-0.01");
  }

  @Test
  void anotherSchemaBeginsAFile() throws Exception {
    publish("gone", null);
    publish("a", sale(SALE, "1", 1, null));
    publish("gone", null);
    publish("b", sale(SALE_WITH_COUNT, "2", 1, null));
    publish("gone", null);

    for (String format : List.of("csv", "avro")) {
      Path other = temporary.resolve(format);
      assertThat(run(other, format).exitCode()).isEqualTo(ExitCode.DONE);

      assertThat(new ExportedFolder(other).segments())
          .containsExactlyElementsOf(
              IntStream.of(0, 1, 3)
                  .mapToObj(
                      first ->
                          "%s-0-%020d-%020d.%s"
                              .formatted(topic.name(), first, first == 0 ? 0 : first + 1, format))
                  .toList());
    }
  }

  @Test
  void avroFilesHaveTheEventsWithTheirSchema() throws Exception {
    GenericRecord first = sale(SALE, "a", 1250, shop("Paris", "x"));
    publish("k", first);
    publish("k", null);
    publish(null, sale(SALE, null, 0, null));

    assertThat(export("avro").exitCode()).isEqualTo(ExitCode.DONE);

    List<GenericRecord> events = avro(files("avro").get(0));
    assertThat(events).hasSize(3);
    assertThat(events.get(0).getSchema().getField("value").schema().getTypes().get(1))
        .isEqualTo(SALE);
    assertThat(events.get(0).get("value")).isEqualTo(first);
    assertThat(events.get(0).get("key")).hasToString("k");
    assertThat(events.get(0).get("timestamp")).isEqualTo(1L);
    assertThat(events.get(0).get("headers")).hasToString("[{\"key\": \"h\", \"value\": \"v\"}]");
    assertThat(events.get(1).get("value")).isNull();
    assertThat(events.get(2).get("key")).isNull();
    assertThat(events).extracting(event -> event.get("offset")).containsExactly(0L, 1L, 2L);
  }

  @Test
  void keysAreReadAsAsked() throws Exception {
    publish("k", null);

    assertThat(export("jsonl", "--key-format", "bytes").exitCode()).isEqualTo(ExitCode.DONE);

    assertThat(Files.readString(files("jsonl").get(0))).contains("\"key\":\"aw==\"");
  }

  @Test
  void aFolderKeepsItsFormat() throws Exception {
    publish("k", sale(SALE, "a", 1, null));
    export("csv");

    CommandRun other = export("avro");

    assertThat(other.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(other.err()).hasLineCount(1).contains("csv already: export to another folder");
  }

  @Test
  void whatCannotBeDecodedIsLeftOutOnRequest() throws Exception {
    publish("a", sale(SALE, "1", 1, null));
    topic.produceRaw(0, (byte) 1);
    publish("b", sale(SALE, "2", 1, null));

    for (String format : List.of("jsonl", "csv", "avro")) {
      Path other = temporary.resolve(format);
      CommandRun refused = run(other, format);
      assertThat(refused.exitCode()).isEqualTo(ExitCode.DATA_REFUSED);
      assertThat(refused.err())
          .hasLineCount(1)
          .contains("offset 1 of " + topic.name() + ", partition 0");
      assertThat(new ExportedFolder(other).segments()).hasSize(1);

      CommandRun skipped = run(other, format, "--on-undecodable", "skip");
      assertThat(skipped.exitCode()).isEqualTo(ExitCode.DONE);
      assertThat(skipped.err()).startsWith("1 event ").contains("; 1 undecodable left out");
      assertThat(run(other, format).err()).startsWith("0 events");
    }
  }

  private CommandRun export(String format, String... more) {
    return run(path, format, more);
  }

  private CommandRun run(Path folder, String format, String... more) {
    List<String> arguments =
        new ArrayList<>(topic.arguments("export", "--to", folder.toString(), "--format", format));
    arguments.addAll(List.of(more));
    return CommandRun.of(arguments);
  }

  private List<Path> files(String extension) throws IOException {
    return new ExportedFolder(path)
        .segments().stream().filter(n -> n.endsWith(extension)).map(path::resolve).toList();
  }

  private List<NamedCsvRecord> rows() throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder().ofNamedCsvRecord(Files.readString(files("csv").get(0)))) {
      return csv.stream().toList();
    }
  }

  static List<GenericRecord> avro(Path file) throws IOException {
    List<GenericRecord> events = new ArrayList<>();
    try (DataFileReader<GenericRecord> reader =
        new DataFileReader<>(file.toFile(), new GenericDatumReader<>())) {
      reader.forEach(events::add);
    }
    return events;
  }

  private void publish(String key, GenericRecord value) throws Exception {
    try (Producer<String, Object> producer = topic.producer(Map.of())) {
      ProducerRecord<String, Object> record = new ProducerRecord<>(topic.name(), 0, 1L, key, value);
      record.headers().add("h", new byte[] {'v'});
      producer.send(record).get();
    }
  }

  private static GenericRecord sale(Schema schema, String note, int cents, GenericRecord shop) {
    GenericRecordBuilder sale =
        new GenericRecordBuilder(schema)
            .set("note", note)
            .set("price", ByteBuffer.wrap(java.math.BigInteger.valueOf(cents).toByteArray()))
            .set("at", -1L)
            .set("raw", ByteBuffer.wrap(new byte[] {'a', (byte) 0xff}))
            .set("shop", shop);
    return sale.build();
  }

  private static GenericRecord shop(String city, String... tags) {
    return new GenericRecordBuilder(SALE.getField("shop").schema().getTypes().get(1))
        .set("city", city)
        .set("tags", List.of(tags))
        .build();
  }
}
