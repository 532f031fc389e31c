package io.millrace.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdOutputStream;
import io.millrace.example.Customer;
import io.millrace.example.OrderEvent;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import io.millrace.registry.SchemaRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What import publishes, prints and returns. */
@WithStack
class ImportIT {
  private static final Path EXAMPLE = Path.of("../examples/superstore.csv");
  private static final String THREE = "paymentId,amount,note\np1,1.50,a\np2,2.555,\np3,3,c\n";

  @TempDir private Path folder;
  private Tool tool;

  @BeforeEach
  void open(Stack stack) {
    tool = new Tool(stack);
  }

  @Test
  void theExampleIsPublishedByItsMappingInOrderPerKey() throws IOException {
    String orders = tool.topic();
    String customers = tool.topic();
    SchemaRegistry registry = tool.registry();
    registry.register(orders + "-value", OrderEvent.getClassSchema(), false);
    registry.register(customers + "-value", Customer.getClassSchema(), false);
    String mapping =
        Files.readString(Path.of("../examples/superstore.yaml"))
            .replace("topic: orders", "topic: " + orders)
            .replace("topic: customers", "topic: " + customers);
    Path file = write("superstore.yaml", mapping);
    Path report = folder.resolve("report.json");

    int code =
        tool.run(
            "import",
            EXAMPLE.toString(),
            "--mapping",
            file.toString(),
            "--report",
            report.toString());

    assertThat(tool.lines()).hasSize(1);
    assertThat(tool.err())
        .contains("15,027 acknowledged (", orders + " 10,018", "), 0 refused, 0 unknown in ");
    assertThat(code).isZero();
    assertThat(Files.readString(report))
        .contains("\"" + orders + "\" : 10018", "\"complete\" : true", "\"failure\" : null");
    List<ConsumerRecord<String, GenericRecord>> published = tool.read(orders);
    assertThat(published).hasSize(10_018);
    assertThat(
            published.stream()
                .filter(record -> record.key().equals("CA-2016-152156"))
                .map(record -> ((GenericRecord) record.value().get("kind")).getSchema().getName()))
        .containsExactly("OrderPlaced", "OrderShipped");
  }

  @Test
  void whatIsRefusedCanBeMendedAndImported() throws IOException {
    String topic = tool.payments();
    Path file = write("p.csv", THREE);
    Path rejects = folder.resolve("rejects.csv");

    int code = importOf(file, topic, "--rejects", rejects.toString());

    String refusal = file + ":3: amount: \"2.555\" has more than 2 decimals";
    assertThat(tool.lines())
        .containsExactly(
            "refused " + refusal, "2 acknowledged (%s 2), 1 refused, 0 unknown".formatted(topic));
    assertThat(code).isEqualTo(6);
    assertThat(rejects)
        .hasContent(
            """
            #millrace: rejects of %s
            paymentId,amount,note
            #millrace: %s
            p2,2.555,
            """
                .formatted(file, refusal));
    Files.writeString(rejects, Files.readString(rejects).replace("2.555,\n", "2.55,\n"));

    assertThat(importOf(rejects, topic)).isZero();
    assertThat(tool.keys(topic)).containsExactly("p1", "p3", "p2");
  }

  @Test
  void aDryRunSendsAndRegistersNothing() throws IOException {
    String topic = tool.topic();
    Path schema = write("payment.avsc", Tool.PAYMENT.toString());

    int code = importOf(write("p.csv", THREE), topic, "--schema", schema.toString(), "--dry-run");

    assertThat(tool.lines())
        .last()
        .isEqualTo("2 would be published (%s 2), 1 refused, 0 unknown".formatted(topic));
    assertThat(code).isEqualTo(6);
    assertThat(tool.registry().versions(topic + "-value")).isEmpty();
    assertThat(tool.read(topic)).isEmpty();
  }

  @Test
  void aRunEndsAtItsLimitAndAtTheMostThatMayBeRefused() throws IOException {
    String topic = tool.payments();
    Path file = write("p.csv", THREE);

    assertThat(importOf(file, topic, "--limit", "1")).isZero();
    assertThat(tool.lines())
        .containsExactly("1 acknowledged (%s 1), 0 refused, 0 unknown".formatted(topic));
    assertThat(importOf(file, topic, "--max-rejects", "0")).isEqualTo(6);
    assertThat(tool.lines())
        .containsExactly(
            "stopped: more inputs are refused than --max-rejects 0 allows: %s:3: amount: \"2.555\""
                    .formatted(file)
                + " has more than 2 decimals",
            "1 acknowledged (%s 1), 0 refused, 0 unknown".formatted(topic));
  }

  @Test
  void packedFilesAndStandardInputAreReadInTheirOrder() throws IOException {
    String topic = tool.payments();
    Path gzip = folder.resolve("b.jsonl.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
      out.write(line("p1"));
    }
    Path zstd = folder.resolve("a.jsonl.zst");
    try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(zstd))) {
      out.write(line("p2"));
    }
    InputStream before = System.in;
    int code;
    try {
      System.setIn(new ByteArrayInputStream(line("p3")));
      code =
          tool.run(
              "import",
              gzip.toString(),
              zstd.toString(),
              "-",
              "--format",
              "jsonl",
              "--topic",
              topic,
              "--key",
              "paymentId",
              "--transactional");
    } finally {
      System.setIn(before);
    }

    assertThat(tool.lines())
        .containsExactly("3 acknowledged (%s 3), 0 refused, 0 unknown".formatted(topic));
    assertThat(code).isZero();
    assertThat(tool.keys(topic)).containsExactly("p1", "p2", "p3");
  }

  @Test
  void aFileOfAvrosOwnWriterIsPublishedUnderItsSchema() throws IOException {
    String topic = tool.payments();
    GenericRecord payment = new GenericData.Record(Tool.PAYMENT);
    payment.put("paymentId", "p1");
    payment.put("amount", ByteBuffer.wrap(new byte[] {7}));
    Path file = folder.resolve("p.avro");
    try (DataFileWriter<GenericRecord> writer =
        new DataFileWriter<>(new GenericDatumWriter<>(Tool.PAYMENT))) {
      writer.create(Tool.PAYMENT, file.toFile());
      writer.append(payment);
    }

    assertThat(importOf(file, topic)).isZero();
    assertThat(tool.lines())
        .containsExactly("1 acknowledged (%s 1), 0 refused, 0 unknown".formatted(topic));
    assertThat(tool.read(topic).get(0).value()).hasToString(payment.toString());
  }

  @Test
  void aSchemaNeverSeenBeforeIsRegisteredWithAllItsLogicalTypes() throws IOException {
    String topic = tool.topic();
    Path schema = write("all.avsc", LogicalTypes.SCHEMA);
    Path file = write("all.csv", LogicalTypes.CSV);

    int code =
        tool.run(
            "import",
            file.toString(),
            "--topic",
            topic,
            "--schema",
            schema.toString(),
            "--key",
            "id");

    assertThat(tool.lines())
        .containsExactly("1 acknowledged (%s 1), 0 refused, 0 unknown".formatted(topic));
    assertThat(code).isZero();
    assertThat(tool.read(topic).get(0).value()).hasToString(LogicalTypes.EVENT);
    assertThat(tool.registry().versions(topic + "-value")).hasSize(1);
  }

  @Test
  void aMappingGivesHeadersAndConstants() throws IOException {
    String topic = tool.payments();
    Path mapping =
        write(
            "map.yaml",
            """
            events:
              - topic: %s
                key: Id
                headers: {source: {constant: bank}, ref: {template: "{Id}/x"}}
                value: {paymentId: Id, amount: Sum, note: {constant: by hand}}
            """
                .formatted(topic));
    Path file = write("b.csv", "Id,Sum\np1,1.5\n");

    int code = tool.run("import", file.toString(), "--mapping", mapping.toString());

    assertThat(tool.lines())
        .containsExactly("1 acknowledged (%s 1), 0 refused, 0 unknown".formatted(topic));
    assertThat(code).isZero();
    ConsumerRecord<String, GenericRecord> event = tool.read(topic).get(0);
    assertThat(event.key()).isEqualTo("p1");
    assertThat(event.value().get("note")).hasToString("by hand");
    assertThat(event.headers().lastHeader("source").value()).asString().isEqualTo("bank");
    assertThat(event.headers().lastHeader("ref").value()).asString().isEqualTo("p1/x");
  }

  private int importOf(Path file, String topic, String... more) {
    String[] args = {"import", file.toString(), "--topic", topic, "--key", "paymentId"};
    return tool.run(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
  }

  private static byte[] line(String id) {
    return "{\"paymentId\":\"%s\",\"amount\":1.5}\n".formatted(id).getBytes(StandardCharsets.UTF_8);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
