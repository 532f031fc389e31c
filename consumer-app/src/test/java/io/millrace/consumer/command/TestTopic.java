package io.millrace.consumer.command;

import io.millrace.local.Stack;
import io.millrace.serde.AvroEventSerializer;
import io.millrace.serde.AvroSerdeConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of a test's own, with events of a type that no module of Millrace knows. */
final class TestTopic {
  private static final Schema READING =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Reading", "namespace": "test", "fields": [
                {"name": "sensor", "type": "string"},
                {"name": "number", "type": "long"}]}
              """);

  private final Stack stack;
  private final String name;

  private TestTopic(Stack stack, String name) {
    this.stack = stack;
    this.name = name;
  }

  static TestTopic create(Stack stack, int partitions)
      throws ExecutionException, InterruptedException {
    TestTopic topic = new TestTopic(stack, "readings-" + UUID.randomUUID());
    topic.make(partitions);
    return topic;
  }

  /** Deletes it. */
  void delete() throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(config())) {
      admin.deleteTopics(List.of(name)).all().get();
    }
  }

  /** Makes one of its name. */
  void make(int partitions) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(config())) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, Optional.of(partitions), Optional.empty())
                      .configs(
                          Map.of(
                              "retention.ms",
                              "-1",
                              "message.timestamp.after.max.ms",
                              String.valueOf(Long.MAX_VALUE)))))
          .all()
          .get();
    }
  }

  String name() {
    return name;
  }

  /** The arguments of a command on this topic. */
  List<String> arguments(String command, String... more) {
    return Stream.concat(
            Stream.of(
                command,
                name,
                "--bootstrap-servers",
                stack.bootstrapServers(),
                "--schema-registry",
                stack.registryUrl()),
            Stream.of(more))
        .toList();
  }

  static GenericRecord reading(String sensor, long number) {
    return new GenericRecordBuilder(READING).set("sensor", sensor).set("number", number).build();
  }

  ProducerRecord<String, Object> record(int partition, String key, long number) {
    return new ProducerRecord<>(name, partition, key, reading(key, number));
  }

  /** Events numbered from one number to another, over the partitions by turns. */
  void produce(int from, int to, int partitions) throws ExecutionException, InterruptedException {
    try (Producer<String, Object> producer = producer(Map.of())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int number = from; number < to; number++) {
        sent.add(producer.send(record(number % partitions, "s" + number % 7, number)));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** An event of any type; null for a tombstone. */
  void send(int partition, String key, Object value)
      throws ExecutionException, InterruptedException {
    try (Producer<String, Object> producer = producer(Map.of())) {
      producer.send(new ProducerRecord<>(name, partition, key, value)).get();
    }
  }

  /** The offset that a group has committed; empty for none. */
  Optional<Long> committed(String group, int partition)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(config())) {
      return Optional.ofNullable(
              admin
                  .listConsumerGroupOffsets(group)
                  .partitionsToOffsetAndMetadata()
                  .get()
                  .get(new TopicPartition(name, partition)))
          .map(OffsetAndMetadata::offset);
    }
  }

  /** A producer of events with these settings. */
  Producer<String, Object> producer(Map<String, Object> settings) {
    Map<String, Object> config = config();
    config.putAll(settings);
    Serializer<Object> values = new AvroEventSerializer<>();
    values.configure(config, false);
    return new KafkaProducer<>(config, new StringSerializer(), values);
  }

  /** Bytes that are no event. */
  void produceRaw(int partition, byte... bytes) throws ExecutionException, InterruptedException {
    try (Producer<String, byte[]> producer =
        new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(name, partition, "raw", bytes)).get();
    }
  }

  void deleteBefore(int partition, long offset) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(config())) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(name, partition), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get();
    }
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", stack.bootstrapServers());
    config.put(AvroSerdeConfig.REGISTRY_URL, stack.registryUrl());
    return config;
  }
}
