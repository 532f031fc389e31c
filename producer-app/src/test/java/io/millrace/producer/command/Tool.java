package io.millrace.producer.command;

import io.millrace.app.cli.Program;
import io.millrace.app.cli.Stop;
import io.millrace.local.Stack;
import io.millrace.registry.RegistrySettings;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroEventDeserializer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import picocli.CommandLine;

/** The program on a stack, in this JVM, with topics of a test's own. */
final class Tool {
  static final Schema PAYMENT =
      new Schema.Parser()
          .parse(
              """
              {"type":"record","name":"Payment","namespace":"test","fields":[
               {"name":"paymentId","type":"string"},
               {"name":"amount","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
               {"name":"note","type":["null","string"],"default":null}]}
              """);

  private final Stack stack;
  private final Stop stop = new Stop();
  private final StringWriter err = new StringWriter();

  Tool(Stack stack) {
    this.stack = stack;
  }

  SchemaRegistry registry() {
    return SchemaRegistry.open(RegistrySettings.of(stack.registryUrl()));
  }

  /** A topic with one partition, from which nothing is deleted. */
  String topic(String... settings) {
    String name = "tool-" + UUID.randomUUID();
    Map<String, String> configs = new HashMap<>(Map.of("retention.ms", "-1"));
    for (int i = 0; i < settings.length; i += 2) {
      configs.put(settings[i], settings[i + 1]);
    }
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1).configs(configs))).all().get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return name;
  }

  /** One whose values are payments. */
  String payments(String... settings) {
    String topic = topic(settings);
    int unused = registry().register(topic + "-value", PAYMENT, false);
    return topic;
  }

  /** The exit code. */
  int run(String... args) {
    return runAt(stack.registryUrl(), args);
  }

  int runAt(String registryUrl, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(
        List.of("--bootstrap-servers", stack.bootstrapServers(), "--schema-registry", registryUrl));
    return runPlain(all.toArray(String[]::new));
  }

  int runPlain(String... args) {
    err.getBuffer().setLength(0);
    CommandLine line = ProducerApp.commandLine(stop);
    line.setErr(new PrintWriter(err, true));
    return Program.run(line, args);
  }

  /** What was printed, from any thread. */
  String err() {
    return err.toString();
  }

  /** The lines but that of the speed, and without the time. */
  List<String> lines() {
    return err()
        .lines()
        .filter(line -> !line.contains(" events/s, "))
        .map(line -> line.replaceFirst(" in \\d+\\.\\d s$", ""))
        .toList();
  }

  /** All that is committed, in order; waits for transactions whose markers are on their way. */
  List<ConsumerRecord<String, GenericRecord>> read(String topic) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            stack.bootstrapServers(),
            "schema.registry.url",
            stack.registryUrl(),
            "isolation.level",
            "read_committed");
    AvroEventDeserializer<GenericRecord> values = new AvroEventDeserializer<>();
    values.configure(config, false);
    List<ConsumerRecord<String, GenericRecord>> records = new ArrayList<>();
    try (KafkaConsumer<String, GenericRecord> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), values)) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = end(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  private long end(TopicPartition partition) {
    Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers());
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      return consumer.endOffsets(List.of(partition)).get(partition);
    }
  }

  List<String> keys(String topic) {
    return read(topic).stream().map(ConsumerRecord::key).toList();
  }
}
