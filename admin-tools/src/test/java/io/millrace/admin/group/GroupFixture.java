package io.millrace.admin.group;

import io.millrace.local.Stack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic and a group of one test, with names of their own. */
public record GroupFixture(Stack stack, String topic, String group) {
  private static final Duration STEP = Duration.ofMillis(100);
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  public static GroupFixture of(Stack stack) {
    String id = UUID.randomUUID().toString();
    return new GroupFixture(stack, "t-" + id, "g-" + id);
  }

  /** The same topic, read by another group. */
  public GroupFixture group(String name) {
    return new GroupFixture(stack, topic, name);
  }

  public GroupFixture topic(String name) {
    return new GroupFixture(stack, name, group);
  }

  public TopicPartition partition(int number) {
    return new TopicPartition(topic, number);
  }

  /** Creates the topic, whose events stay however old they are. */
  public GroupFixture create(int partitions) {
    NewTopic created =
        new NewTopic(topic, partitions, (short) 1).configs(Map.of("retention.ms", "-1"));
    try (Admin admin = admin()) {
      get(admin.createTopics(List.of(created)).all());
      while (!get(admin.listTopics().names()).contains(topic)) {
        Thread.onSpinWait();
      }
    }
    return this;
  }

  public void deleteTopic() {
    try (Admin admin = admin()) {
      get(admin.deleteTopics(List.of(topic)).all());
      while (get(admin.listTopics().names()).contains(topic)) {
        Thread.onSpinWait();
      }
    }
  }

  /** Publishes events to a partition, the first at a time and each a second later. */
  public GroupFixture send(int partition, int count, Instant first) {
    Map<String, Object> config = Map.of("bootstrap.servers", stack.bootstrapServers());
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    try (Producer<String, String> producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      for (int i = 0; i < count; i++) {
        long time = first.plusSeconds(i).toEpochMilli();
        sent.add(producer.send(new ProducerRecord<>(topic, partition, time, "key", "value " + i)));
      }
    }
    sent.forEach(GroupFixture::get);
    return this;
  }

  /** What is said of members that joined, wherever the brokers see them. */
  public static String atAnyHost(String text) {
    return text.replaceAll("worker at [0-9.]+", "worker at HOST");
  }

  /** A member that has got its partitions. */
  public Consumer<String, String> join(String protocol) {
    Consumer<String, String> consumer = consumer(protocol);
    consumer.subscribe(List.of(topic));
    long end = System.nanoTime() + DEADLINE.toNanos();
    while (consumer.assignment().isEmpty()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("no partition for a member of " + group);
      }
      consumer.poll(STEP);
    }
    return consumer;
  }

  /** Has been a group of that protocol, with these offsets and no member any more. */
  public GroupFixture readTo(String protocol, Map<TopicPartition, OffsetAndMetadata> offsets) {
    try (Consumer<String, String> consumer = join(protocol)) {
      consumer.commitSync(offsets);
    }
    awaitEmpty();
    return this;
  }

  /** Sets offsets without ever having had a member. */
  public GroupFixture commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
    try (Admin admin = admin()) {
      get(admin.alterConsumerGroupOffsets(group, offsets).all());
    }
    return this;
  }

  public Map<TopicPartition, OffsetAndMetadata> offsets() {
    try (Admin admin = admin()) {
      return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }
  }

  public long offset(int partition) {
    return offsets().get(partition(partition)).offset();
  }

  /** A share group that has been given an event. */
  public ShareConsumer<String, String> share() {
    ShareConsumer<String, String> consumer =
        new KafkaShareConsumer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers(), "group.id", group),
            new StringDeserializer(),
            new StringDeserializer());
    consumer.subscribe(List.of(topic));
    consumer.poll(Duration.ofSeconds(2));
    return consumer;
  }

  /** Sends events until the member, which reads only new ones, is done with the last. */
  public void sendUntilShared(ShareConsumer<String, String> member) {
    long end = System.nanoTime() + DEADLINE.toNanos();
    long last = -1;
    for (long sent = 1; System.nanoTime() < end; sent++) {
      send(0, 1, Instant.EPOCH);
      for (ConsumerRecord<String, String> event : member.poll(Duration.ofSeconds(1))) {
        last = event.offset();
      }
      if (last == sent - 1) {
        member.commitSync();
        return;
      }
    }
    throw new AssertionError("no event for a member of " + group);
  }

  public void awaitEmpty() {
    try (Admin admin = admin()) {
      long end = System.nanoTime() + DEADLINE.toNanos();
      while (!get(admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
          .members()
          .isEmpty()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("still members in " + group);
        }
      }
    }
  }

  private Consumer<String, String> consumer(String protocol) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            stack.bootstrapServers(),
            "group.id",
            group,
            "group.protocol",
            protocol,
            "client.id",
            "worker",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest");
    return new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()));
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
