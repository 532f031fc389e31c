package io.millrace.producer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.example.OrderEvent;
import io.millrace.local.LocalStack;
import io.millrace.local.junit.WithLocalStack;
import io.millrace.serde.AvroEventDeserializer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@WithLocalStack
class ProducerAppIT {
  private static final int PARTITIONS = 3;
  private static final Path EXAMPLE = Path.of("../examples/superstore.csv");

  @TempDir private Path folder;
  private LocalStack stack;
  private String err = "";

  /** Each test starts with the example's topics, empty. */
  @BeforeEach
  void createTopics(LocalStack local) throws Exception {
    this.stack = local;
    List<String> names = List.of("orders", "customers");
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      List<String> old = admin.listTopics().names().get().stream().filter(names::contains).toList();
      admin.deleteTopics(old).all().get();
      admin.createTopics(names.stream().map(ProducerAppIT::topic).toList()).all().get();
    }
  }

  @Test
  void anImportPublishesEveryOrderOfTheFileInOrderPerKey() throws IOException {
    Path report = folder.resolve("report.json");

    int code = run("import", EXAMPLE.toString(), "--report", report.toString());

    assertThat(code).isZero();
    assertThat(err)
        .contains("10,811 acknowledged (customers 793, orders 10,018), 0 refused, 0 unknown");
    assertThat(Files.readString(report)).contains("\"orders\" : 10018", "\"complete\" : true");
    List<ConsumerRecord<String, OrderEvent>> orders = read("orders");
    assertThat(orders).hasSize(10_018);
    List<String> kindsOfOne =
        orders.stream()
            .filter(record -> record.key().equals("CA-2016-152156"))
            .map(record -> record.value().getKind().getClass().getSimpleName())
            .toList();
    assertThat(kindsOfOne).containsExactly("OrderPlaced", "OrderShipped");
    assertThat(orders)
        .allSatisfy(
            record ->
                assertThat(record.timestamp())
                    .isEqualTo(record.value().getOccurredAt().toEpochMilli()));
  }

  @Test
  void badLinesAreNamedTheRestIsPublishedAndTheExitCodeSaysSo() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(EXAMPLE).subList(0, 50));
    lines.set(3, lines.get(3).replace("14.62", "cheap"));
    Path file = Files.write(folder.resolve("bad.csv"), lines);

    int code = run("import", file.toString());

    assertThat(code).isEqualTo(6);
    assertThat(err)
        .contains("refused " + file + ":4: Sales: \"cheap\" is no plain number", "1 refused");
    assertThat(read("orders")).isNotEmpty();
  }

  @Test
  void aFileThatBreaksInTheMiddleIsAccountedForUpToThere() throws IOException {
    byte[] whole = Files.readAllBytes(EXAMPLE);
    byte[] broken = Arrays.copyOf(whole, 200_000);
    broken[190_000] = (byte) 0xFF;
    Path file = Files.write(folder.resolve("broken.csv"), broken);

    int code = run("import", file.toString());

    assertThat(code).isEqualTo(6);
    assertThat(err).contains("stopped: " + file + " cannot be read as CSV after line", "UTF-8");
    int read = read("orders").size() + read("customers").size();
    assertThat(read).isPositive();
    assertThat(err).contains(String.format(Locale.ROOT, "%,d acknowledged", read), "0 unknown");
  }

  @Test
  void generatedOrdersArriveByCount() {
    int code = run("generate", "--rate", "0", "--count", "1000", "--seed", "7");

    assertThat(code).isZero();
    assertThat(err).contains("1,000 acknowledged");
    assertThat(read("orders").size() + read("customers").size()).isEqualTo(1_000);
  }

  @Test
  void aTopicThatIsNotThereIsNamedBeforeAnythingIsSent() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.deleteTopics(List.of("customers")).all().get();
    }

    int code = run("import", EXAMPLE.toString());

    assertThat(code).isEqualTo(2);
    assertThat(err.strip())
        .endsWith(
            "no topic customers at %s: create it with admin-tools apply"
                .formatted(stack.bootstrapServers()));
    assertThat(read("orders")).isEmpty();
  }

  @Test
  void aBrokerThatIsNotThereIsOneLineAndExitCode4() {
    int code =
        runPlain(
            "import", EXAMPLE.toString(), "--bootstrap-servers", "127.0.0.1:1", "--timeout", "1");

    assertThat(code).isEqualTo(4);
    assertThat(err.lines())
        .containsExactly(
            "producer-app: no answer from Kafka at 127.0.0.1:1 within 1 s: is it running there? Name"
                + " another with --bootstrap-servers");
  }

  @Test
  void aRegistryThatIsNotThereIsOneLineAndExitCode4AndNothingIsSent() {
    int code =
        runPlain(
            "import",
            EXAMPLE.toString(),
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            "http://ada:canary-4711@127.0.0.1:1",
            "--timeout",
            "1");

    assertThat(code).isEqualTo(4);
    assertThat(err.lines()).hasSize(1);
    assertThat(err)
        .startsWith("producer-app: no answer from the schema registry at http://127.0.0.1:1 (")
        .doesNotContain("canary-4711");
    assertThat(read("orders")).isEmpty();
  }

  @Test
  void wrongUsageIsOneLineAndExitCode2() {
    assertThat(runPlain("import")).isEqualTo(2);
    assertThat(err.lines()).hasSize(1);
    assertThat(runPlain("import", "none.csv")).isEqualTo(2);
    assertThat(err.strip())
        .isEqualTo("producer-app: no file none.csv: name the CSV file to import");
    assertThat(runPlain("generate", "--rate", "-1")).isEqualTo(2);
    assertThat(err.strip()).isEqualTo("producer-app: --rate must be 0 or more, and is -1.0");
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(
        List.of(
            "--bootstrap-servers",
            stack.bootstrapServers(),
            "--schema-registry",
            stack.registryUrl()));
    return runPlain(all.toArray(String[]::new));
  }

  private int runPlain(String... args) {
    CommandLine line = ProducerApp.commandLine(new Stop());
    StringWriter text = new StringWriter();
    line.setErr(new PrintWriter(text));
    int code = Program.run(line, args);
    err = text.toString();
    return code;
  }

  /** The orders are old, and a broker deletes what is older than the retention. */
  private static NewTopic topic(String name) {
    return new NewTopic(name, PARTITIONS, (short) 1).configs(Map.of("retention.ms", "-1"));
  }

  private List<ConsumerRecord<String, OrderEvent>> read(String topic) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            stack.bootstrapServers(),
            "schema.registry.url",
            stack.registryUrl(),
            "specific.avro.reader",
            "true");
    AvroEventDeserializer<OrderEvent> values = new AvroEventDeserializer<>();
    values.configure(config, false);
    List<ConsumerRecord<String, OrderEvent>> records = new ArrayList<>();
    try (KafkaConsumer<String, OrderEvent> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic, p)).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }
}
