package io.millrace.admin.command;

import io.millrace.local.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of one test on a real cluster, made without the code under test. */
record LiveTopic(String bootstrapServers, String name) {

  static LiveTopic create(Stack stack, int partitions) {
    return create(stack, partitions, Map.of());
  }

  static LiveTopic create(Stack stack, int partitions, Map<String, String> configs) {
    String name = "t-" + UUID.randomUUID();
    try (Admin admin = admin(stack.bootstrapServers())) {
      NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
      await(admin.createTopics(List.of(topic.configs(configs))).all());
      awaitShown(admin, name);
    }
    return new LiveTopic(stack.bootstrapServers(), name);
  }

  /** The controller confirms before the broker that is asked has heard of the topic. */
  private static void awaitShown(Admin admin, String name) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!await(admin.listTopics().names()).contains(name)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("the broker doesn't show " + name);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  static Admin admin(String bootstrapServers) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", bootstrapServers);
    return Admin.create(properties);
  }

  /** Sends an event to partition 0. */
  void send(Instant time, String value) {
    try (Producer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(name, 0, time.toEpochMilli(), "key", value)).get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Sends events to partition 0.
   *
   * @param key null for none
   */
  void send(String key, int count) {
    try (Producer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new StringSerializer(),
            new StringSerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        sent.add(producer.send(new ProducerRecord<>(name, 0, key, "value " + i)));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Sets where a group without members would go on in partition 0. */
  void commit(String group, long offset) {
    try (Admin admin = admin(bootstrapServers)) {
      await(
          admin
              .alterConsumerGroupOffsets(
                  group, Map.of(new TopicPartition(name, 0), new OffsetAndMetadata(offset)))
              .all());
    }
  }

  /** A member of a group that has partitions assigned and goes on being one until it is closed. */
  Consumer<String, String> join(String group) {
    Consumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.GROUP_PROTOCOL_CONFIG,
                "consumer"),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of(name));
    while (consumer.assignment().isEmpty()) {
      consumer.poll(Duration.ofMillis(50));
    }
    return consumer;
  }

  static <T> T await(org.apache.kafka.common.KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
