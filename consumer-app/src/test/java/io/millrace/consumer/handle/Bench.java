package io.millrace.consumer.handle;

import io.millrace.app.connect.Connection;
import io.millrace.event.EventTopic;
import io.millrace.local.Stack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;

/** A topic of a test's own with its dead-letter topic, and a group. */
public final class Bench {
  private static final String ANY_TIME = "message.timestamp.after.max.ms";

  private final Stack stack;
  private final String name = "handled-" + UUID.randomUUID();
  private final int partitions;

  private Bench(Stack stack, int partitions) {
    this.stack = stack;
    this.partitions = partitions;
  }

  public static Bench create(Stack stack, int partitions) throws Exception {
    Bench bench = new Bench(stack, partitions);
    try (Admin admin = bench.admin()) {
      admin
          .createTopics(
              List.of(
                  bench.topic(bench.name, partitions, Map.of(ANY_TIME, "" + Long.MAX_VALUE)),
                  bench.topic(bench.deadLetters(), 1, Map.of())))
          .all()
          .get();
      bench.awaitLeaders(admin);
    }
    return bench;
  }

  /** A topic is made before its brokers know of it, which some producers take ill. */
  private void awaitLeaders(Admin admin) throws Exception {
    Map<TopicPartition, OffsetSpec> all = new HashMap<>();
    all.put(new TopicPartition(deadLetters(), 0), OffsetSpec.latest());
    for (int i = 0; i < partitions; i++) {
      all.put(new TopicPartition(name, i), OffsetSpec.latest());
    }
    Awaitility.await()
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(() -> !admin.listOffsets(all).all().get().isEmpty());
  }

  private NewTopic topic(String topic, int count, Map<String, String> more) {
    Map<String, String> configs = new HashMap<>(more);
    configs.put("retention.ms", "-1");
    configs.put("max.message.bytes", "8000000");
    return new NewTopic(topic, Optional.of(count), Optional.empty()).configs(configs);
  }

  public String topic() {
    return name;
  }

  public String deadLetters() {
    return name + ".dlq";
  }

  public String group() {
    return "of-" + name;
  }

  public Connection connection() {
    return Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(30));
  }

  public Connection connection(Map<String, String> more) {
    return connection().with(more);
  }

  public EventTopic<String, String> texts() {
    return EventTopic.of(name, String.class, String.class);
  }

  /** Quick retries, to the end. */
  public ProcessorSettings settings() {
    return ProcessorSettings.of(group())
        .untilTheEnd()
        .with(new RetryPolicy(3, Duration.ofMillis(5), Duration.ofMillis(20)));
  }

  public Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
  }

  /** So many events of so many keys: keys {@code k0}... and their numbers as values. */
  public void produce(int from, int to, int keys) throws Exception {
    send(records(from, to, keys));
  }

  /** What {@link #produce} sends. */
  public List<ProducerRecord<byte[], byte[]>> records(int from, int to, int keys) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = from; i < to; i++) {
      int key = i % keys;
      records.add(new ProducerRecord<>(name, key % partitions, bytes("k" + key), bytes("" + i)));
    }
    return records;
  }

  public void send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      records.forEach(record -> sent.add(producer.send(record)));
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** A new one, which the caller closes. */
  public KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", stack.bootstrapServers(), "max.request.size", 8_000_000),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** How many replicas are in sync of the partition of the topic that has the fewest. */
  public int fewestInSync() throws Exception {
    try (Admin admin = admin()) {
      return admin
          .describeTopics(List.of(name))
          .allTopicNames()
          .get()
          .get(name)
          .partitions()
          .stream()
          .mapToInt(partition -> partition.isr().size())
          .min()
          .orElseThrow();
    }
  }

  /** What the dead-letter topic has. */
  public List<ConsumerRecord<byte[], byte[]>> setAside() {
    TopicPartition partition = new TopicPartition(deadLetters(), 0);
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers(), "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      consumer.seekToBeginning(List.of(partition));
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(found::add);
      }
    }
    return found;
  }

  /** The sum of the offsets that the group has committed. */
  public long committed() throws Exception {
    try (Admin admin = admin()) {
      return admin
          .listConsumerGroupOffsets(group())
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
