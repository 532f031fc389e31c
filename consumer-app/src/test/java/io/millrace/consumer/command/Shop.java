package io.millrace.consumer.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.example.Address;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.example.SalesByPeriod;
import io.millrace.local.Stack;
import io.millrace.serde.AvroEventSerde;
import io.millrace.serde.AvroSerdeConfig;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** A test's own topics of orders and of their sales, and its own name of an aggregate. */
final class Shop {
  private static final List<Header> HEADERS = List.of(new RecordHeader("trace", new byte[] {1}));
  private static final Duration POLL = Duration.ofMillis(100);

  private final Stack stack;
  private final String name = UUID.randomUUID().toString();

  private Shop(Stack stack) {
    this.stack = stack;
  }

  static Shop open(Stack stack, int partitions) throws Exception {
    Shop shop = new Shop(stack);
    NewTopic sales =
        new NewTopic(shop.sales(), Optional.of(2), Optional.empty())
            .configs(Map.of("cleanup.policy", "compact"));
    try (Admin admin = shop.admin()) {
      admin.createTopics(List.of(shop.newOrders(partitions), sales)).all().get();
    }
    return shop;
  }

  private NewTopic newOrders(int partitions) {
    return new NewTopic(orders(), Optional.of(partitions), Optional.empty())
        .configs(
            Map.of(
                "retention.ms",
                "-1",
                "message.timestamp.after.max.ms",
                String.valueOf(Long.MAX_VALUE)));
  }

  /** Deletes the topic of orders, and makes another of its name. */
  void remakeOrders(int partitions) throws Exception {
    try (Admin admin = admin()) {
      admin.deleteTopics(List.of(orders())).all().get();
      Awaitility.await().until(() -> !admin.listTopics().names().get().contains(orders()));
      admin.createTopics(List.of(newOrders(partitions))).all().get();
    }
  }

  String orders() {
    return "orders-" + name;
  }

  String sales() {
    return "sales-" + name;
  }

  String name() {
    return name;
  }

  Admin admin() {
    return Admin.create(config());
  }

  /** The command line, whose runs that were killed are forgotten sooner than usual. */
  List<String> arguments(Path folder, String... more) throws IOException {
    Path config = folder.resolve("client.properties");
    Files.writeString(config, "session.timeout.ms=6000\nheartbeat.interval.ms=1000\n");
    List<String> given = List.of(more);
    Stream<String> usual =
        Stream.of(
                "--to=" + sales(),
                "--name=" + name,
                "--config=" + config,
                "--bootstrap-servers=" + stack.bootstrapServers(),
                "--schema-registry=" + stack.registryUrl())
            .filter(option -> given.stream().noneMatch(other -> isSame(option, other)));
    return Stream.of(Stream.of("aggregate", orders()), usual, given.stream())
        .flatMap(Function.identity())
        .toList();
  }

  private static boolean isSame(String option, String other) {
    return other.startsWith(option.substring(0, option.indexOf('=') + 1));
  }

  /** How many threads of runs of the aggregate have partitions. */
  long runsAtWork() throws Exception {
    String group = "millrace-aggregate-" + name;
    try (Admin admin = admin()) {
      boolean known =
          admin.listGroups().all().get().stream().anyMatch(one -> one.groupId().equals(group));
      if (!known) {
        return 0;
      }
      return admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
          .filter(member -> !member.assignment().topicPartitions().isEmpty())
          .count();
    }
  }

  /** Publishes events by the time that it is, as no record can be older than 1970. */
  void publish(List<OrderEvent> events) throws Exception {
    try (AvroEventSerde<OrderEvent> serde = AvroEventSerde.of(OrderEvent.class)) {
      serde.configure(config(), false);
      try (Producer<String, OrderEvent> producer =
          new KafkaProducer<>(config(), new StringSerializer(), serde.serializer())) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (OrderEvent event : events) {
          long at = Math.max(0, event.getOccurredAt().toEpochMilli());
          sent.add(
              producer.send(
                  new ProducerRecord<>(orders(), null, at, event.getOrderId(), event, HEADERS)));
        }
        for (Future<RecordMetadata> one : sent) {
          one.get();
        }
      }
    }
  }

  /** A record in the topic of orders that may be anything. */
  void publishRaw(byte[] value) throws Exception {
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(config(), new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(orders(), 0, null, value)).get();
    }
  }

  /** A record that no reader of what is committed sees. */
  void publishAborted(int partition) throws Exception {
    publishAborted(orders(), partition);
  }

  /** As the other, in any topic. */
  void publishAborted(String topic, int partition) throws Exception {
    Map<String, Object> config = config();
    config.put("transactional.id", UUID.randomUUID().toString());
    try (Producer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(topic, partition, null, new byte[] {1})).get();
      producer.abortTransaction();
    }
  }

  /**
   * What anybody reads from the topic of results, without headers of orders: sums by key, the last
   * of each key.
   */
  Map<String, String> results() throws Exception {
    Map<String, String> results = new TreeMap<>();
    Map<String, Object> config = config();
    config.put("isolation.level", "read_committed");
    config.put("enable.auto.commit", false);
    try (AvroEventSerde<SalesByPeriod> serde = AvroEventSerde.of(SalesByPeriod.class);
        KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      serde.configure(config(), false);
      List<TopicPartition> partitions =
          List.of(new TopicPartition(sales(), 0), new TopicPartition(sales(), 1));
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          assertThat(record.headers()).isEmpty();
          if (record.value() == null) {
            results.remove(record.key());
          } else {
            results.put(
                record.key(), sums(serde.deserializer().deserialize(sales(), record.value())));
          }
        }
      }
    }
    return results;
  }

  private static String sums(SalesByPeriod result) {
    return "%s %d %s %d"
        .formatted(
            result.getRevenue(),
            result.getUnits(),
            result.getCancelledRevenue(),
            result.getCancelledUnits());
  }

  /** An order of one line. */
  static OrderEvent placed(String order, String at, String category, String sales, int units) {
    OrderLine line =
        new OrderLine(
            "P-1",
            "Product",
            category,
            "Sub",
            units,
            new BigDecimal(sales).setScale(4),
            BigDecimal.ZERO.setScale(4),
            BigDecimal.ZERO.setScale(4));
    Address address = new Address("United States", "Troy", null, null, "East");
    return event(order, at, new OrderPlaced("C-1", "First", address, List.of(line), Map.of()));
  }

  static OrderEvent cancelled(String order, String at) {
    return event(order, at, new OrderCancelled("changed mind"));
  }

  static OrderEvent event(String order, String at, Object kind) {
    return new OrderEvent(UUID.randomUUID(), order, Instant.parse(at), kind);
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", stack.bootstrapServers());
    config.put(AvroSerdeConfig.REGISTRY_URL, stack.registryUrl());
    return config;
  }
}
