package io.millrace.admin.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.local.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic to replay from and one to replay to, of one test; made without the code under test. */
record ReplayFixture(Stack stack, String id) {
  private static final Duration STEP = Duration.ofMillis(100);

  static ReplayFixture of(Stack stack) {
    return new ReplayFixture(stack, UUID.randomUUID().toString());
  }

  String source() {
    return "from-" + id;
  }

  String target() {
    return "to-" + id;
  }

  String group() {
    return "millrace-replay-" + source() + "-to-" + target();
  }

  /** Makes the source and the target with so many partitions. */
  ReplayFixture create(int from, int to) {
    create(source(), from, Map.of());
    create(target(), to, Map.of());
    return this;
  }

  void create(String topic, int partitions, Map<String, String> configs) {
    try (Admin admin = admin()) {
      // Records of 1970 are not for long where there is a retention.
      Map<String, String> all = new HashMap<>(configs);
      all.put("retention.ms", "-1");
      NewTopic created = new NewTopic(topic, partitions, (short) 1).configs(all);
      LiveTopic.await(admin.createTopics(List.of(created)).all());
    }
  }

  Admin admin() {
    return LiveTopic.admin(stack.bootstrapServers());
  }

  static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(UTF_8));
  }

  /** A record for a partition of the source. */
  ProducerRecord<String, String> record(
      int partition, String key, String value, Header... headers) {
    return new ProducerRecord<>(source(), partition, 1_000L, key, value, List.of(headers));
  }

  /** So many records for partition 0 of the source, with values v0, v1 and so on. */
  ReplayFixture send(int count) {
    List<ProducerRecord<String, String>> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      records.add(record(0, "k" + i, "v" + i));
    }
    return send(records);
  }

  ReplayFixture send(List<ProducerRecord<String, String>> records) {
    try (Producer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringSerializer(),
            new StringSerializer())) {
      for (ProducerRecord<String, String> record : records) {
        var unused = producer.send(record);
      }
      producer.flush();
    }
    return this;
  }

  /** Sends bytes for partition 0 of the source. */
  ReplayFixture sendBytes(List<byte[]> values) {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (byte[] value : values) {
        var unused = producer.send(new ProducerRecord<>(source(), 0, null, value));
      }
      producer.flush();
    }
    return this;
  }

  /** A producer with an id for transactions of its own. */
  KafkaProducer<String, String> transactional() {
    KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers(), "transactional.id", "x-" + id),
            new StringSerializer(),
            new StringSerializer());
    producer.initTransactions();
    return producer;
  }

  /**
   * All committed records of a topic, by partition in their order. Waits until the transactions
   * that are there have ended; their markers come a moment after a commit.
   */
  List<ConsumerRecord<String, String>> read(String topic) {
    try (Admin admin = admin();
        KafkaConsumer<String, String> consumer =
            new KafkaConsumer<>(
                Map.of(
                    "bootstrap.servers",
                    stack.bootstrapServers(),
                    "isolation.level",
                    "read_committed",
                    "auto.offset.reset",
                    "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      List<ConsumerRecord<String, String>> records = new ArrayList<>();
      for (TopicPartition partition : partitions) {
        long end =
            LiveTopic.await(
                    admin
                        .listOffsets(Map.of(partition, OffsetSpec.latest()))
                        .partitionResult(partition))
                .offset();
        while (consumer.position(partition) < end) {
          consumer.poll(STEP).forEach(records::add);
        }
      }
      records.sort(
          Comparator.<ConsumerRecord<String, String>>comparingInt(ConsumerRecord::partition)
              .thenComparingLong(ConsumerRecord::offset));
      return records;
    }
  }

  /** How many offsets a topic of three partitions has, committed or not. */
  long size(String topic) {
    try (Admin admin = admin()) {
      return LiveTopic.await(
              admin
                  .listOffsets(
                      Map.of(
                          new TopicPartition(topic, 0),
                          OffsetSpec.latest(),
                          new TopicPartition(topic, 1),
                          OffsetSpec.latest(),
                          new TopicPartition(topic, 2),
                          OffsetSpec.latest()))
                  .all())
          .values()
          .stream()
          .mapToLong(ListOffsetsResultInfo::offset)
          .sum();
    }
  }

  List<String> values(String topic) {
    return read(topic).stream().map(ConsumerRecord::value).toList();
  }

  static String text(ConsumerRecord<String, String> record, String header) {
    Header found = record.headers().lastHeader(header);
    return found == null ? null : new String(found.value(), UTF_8);
  }

  boolean groupIsThere(String group) {
    try (Admin admin = admin()) {
      return LiveTopic.await(admin.listGroups().all()).stream()
          .anyMatch(listing -> listing.groupId().equals(group));
    }
  }

  /** Replays from the source to the target. */
  Run replay(String... more) {
    return run(Stream.concat(Stream.of("--to", target()), Stream.of(more)));
  }

  /** Replays dead letters of the source. */
  Run replayToOrigin(String... more) {
    return run(Stream.concat(Stream.of("--to-origin"), Stream.of(more)));
  }

  private Run run(Stream<String> arguments) {
    return Run.against(
        stack,
        Stream.concat(Stream.of("records", "replay", source()), arguments).toArray(String[]::new));
  }
}
