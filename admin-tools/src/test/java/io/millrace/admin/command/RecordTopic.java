package io.millrace.admin.command;

import io.millrace.local.Stack;
import io.millrace.registry.SchemaRegistry;
import io.millrace.serde.AvroEventSerializer;
import io.millrace.serde.AvroSerdeConfig;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of readings that are Avro, made without the code under test. */
record RecordTopic(Stack stack, LiveTopic topic) {
  static final Schema READING =
      new Schema.Parser()
          .parse(
              """
              {"type": "record", "name": "Reading", "namespace": "test", "fields": [
                {"name": "sensor", "type": "string"},
                {"name": "number", "type": "long"}]}
              """);

  /** Keeps records of whatever time. */
  static RecordTopic create(Stack stack, int partitions) {
    return new RecordTopic(
        stack, LiveTopic.create(stack, partitions, Map.of("retention.ms", "-1")));
  }

  String name() {
    return topic.name();
  }

  static GenericRecord reading(String sensor, long number) {
    return new GenericRecordBuilder(READING).set("sensor", sensor).set("number", number).build();
  }

  byte[] avro(String sensor, long number) {
    AvroEventSerializer<GenericRecord> values = new AvroEventSerializer<>();
    values.configure(config(), false);
    return values.serialize(name(), reading(sensor, number));
  }

  /** Readings of one sensor with these numbers, in partition 0. */
  void send(String sensor, long... numbers) {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      for (long number : numbers) {
        send(producer, record(0, sensor, number));
      }
    }
  }

  /** A record at a time of its number in milliseconds. */
  ProducerRecord<byte[], byte[]> record(int partition, String sensor, long number) {
    return new ProducerRecord<>(name(), partition, number, utf8(sensor), avro(sensor, number));
  }

  void sendBytes(int partition, byte[] key, byte[] value) {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      send(producer, new ProducerRecord<>(name(), partition, 5L, key, value));
    }
  }

  /** Readings in a transaction that is committed or aborted. */
  void transact(boolean commit, String sensor, long... numbers) {
    try (Producer<byte[], byte[]> producer =
        producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name()))) {
      producer.initTransactions();
      producer.beginTransaction();
      for (long number : numbers) {
        send(producer, record(0, sensor, number));
      }
      producer.flush();
      if (commit) {
        producer.commitTransaction();
      } else {
        producer.abortTransaction();
      }
    }
  }

  /** Returns when the brokers have it. */
  static void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    try {
      producer.send(record).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    Map<String, Object> config = config();
    config.putAll(settings);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void deleteBefore(int partition, long offset) {
    try (Admin admin = LiveTopic.admin(stack.bootstrapServers())) {
      LiveTopic.await(
          admin
              .deleteRecords(
                  Map.of(
                      new TopicPartition(name(), partition), RecordsToDelete.beforeOffset(offset)))
              .all());
    }
  }

  void delete() {
    try (Admin admin = LiveTopic.admin(stack.bootstrapServers())) {
      LiveTopic.await(admin.deleteTopics(List.of(name())).all());
    }
  }

  SchemaRegistry registry() {
    return SchemaRegistry.open(new AvroSerdeConfig(config()).registry());
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", stack.bootstrapServers());
    config.put(AvroSerdeConfig.REGISTRY_URL, stack.registryUrl());
    return config;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
