package io.millrace.producer.publish;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A topic of a test's own, with three partitions. */
public record TestTopic(Stack stack, String name) {
  private static final int PARTITIONS = 3;

  static TestTopic create(Stack stack, Map<String, String> configs) throws Exception {
    String name = "publish-" + UUID.randomUUID();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, Optional.of(PARTITIONS), Optional.empty()).configs(configs)))
          .all()
          .get();
    }
    return new TestTopic(stack, name);
  }

  public static TestTopic create(Stack stack) throws Exception {
    return create(stack, Map.of());
  }

  Connection connection() {
    return connection(stack);
  }

  static Connection connection(Stack stack) {
    return Connection.of(stack.bootstrapServers(), stack.registryUrl(), Duration.ofSeconds(10));
  }

  /** The numbers in it, in their order by partition, of what is committed. */
  List<Long> numbers() {
    return read().stream().map(record -> Long.parseLong(record.value().strip())).toList();
  }

  List<ConsumerRecord<String, String>> read() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", stack.bootstrapServers());
    config.put("isolation.level", "read_committed");
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(id -> new TopicPartition(name, id)).toList();
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      awaitMarkers(consumer, partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  /** A commit is answered before it's seen everywhere; one that nobody makes isn't waited for. */
  private void awaitMarkers(
      KafkaConsumer<String, String> committed, List<TopicPartition> partitions) {
    try (KafkaConsumer<String, String> all =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", stack.bootstrapServers()),
            new StringDeserializer(),
            new StringDeserializer())) {
      Map<TopicPartition, Long> ends = all.endOffsets(partitions);
      long start = System.nanoTime();
      while (!committed.endOffsets(partitions).equals(ends)
          && System.nanoTime() - start < Duration.ofSeconds(5).toNanos()) {
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    }
  }

  /** Holds each number below the count once, in order per key. */
  void assertHolds(long count) {
    Map<String, List<Long>> expected =
        LongStream.range(0, count)
            .boxed()
            .collect(groupingBy(number -> "key-" + number % 10, toList()));
    Map<String, List<Long>> found =
        read().stream()
            .collect(
                groupingBy(
                    ConsumerRecord::key,
                    mapping(record -> Long.parseLong(record.value().strip()), toList())));
    assertThat(found).isEqualTo(expected);
  }
}
