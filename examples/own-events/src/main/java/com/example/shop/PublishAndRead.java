package com.example.shop;

import io.millrace.serde.AvroEventDeserializer;
import io.millrace.serde.AvroEventSerializer;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes refunds to a new topic with plain Kafka clients, and reads them back. */
public final class PublishAndRead {
  private static final Duration DEADLINE = Duration.ofSeconds(30);

  private PublishAndRead() {}

  /** Ends with 1 when what was read isn't what was published. */
  public static void main(String[] args) throws ExecutionException, InterruptedException {
    String servers = environment("MILLRACE_BOOTSTRAP_SERVERS", "127.0.0.1:9092");
    String registry =
        environment("MILLRACE_SCHEMA_REGISTRY", "http://127.0.0.1:8081/apis/ccompat/v7");
    String topic = "refunds-" + UUID.randomUUID();
    List<Refund> refunds = refunds();

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      publish(servers, registry, topic, refunds);
      List<Refund> read = read(servers, registry, topic, refunds.size());
      if (!read.equals(refunds)) {
        System.err.println("read other refunds than were published to " + topic);
        System.exit(1);
      }
    }
  }

  private static void publish(
      String servers, String registry, String topic, List<Refund> refunds)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config =
        Map.of("bootstrap.servers", servers, "schema.registry.url", registry);
    try (KafkaProducer<String, Refund> producer =
        new KafkaProducer<>(config, new StringSerializer(), serializer(config))) {
      for (Refund refund : refunds) {
        producer.send(new ProducerRecord<>(topic, refund.getId().toString(), refund)).get();
        System.out.println("published " + refund);
      }
    }
  }

  private static AvroEventSerializer<Refund> serializer(Map<String, Object> config) {
    AvroEventSerializer<Refund> serializer = new AvroEventSerializer<>();
    serializer.configure(config, false);
    return serializer;
  }

  private static List<Refund> read(String servers, String registry, String topic, int count) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", servers,
            "schema.registry.url", registry,
            "auto.offset.reset", "earliest",
            "key.deserializer", StringDeserializer.class,
            "value.deserializer", AvroEventDeserializer.class,
            "specific.avro.reader", true);
    List<Refund> read = new ArrayList<>();
    Instant end = Instant.now().plus(DEADLINE);
    try (KafkaConsumer<String, Refund> consumer = new KafkaConsumer<>(config)) {
      consumer.assign(List.of(new TopicPartition(topic, 0)));
      while (read.size() < count && Instant.now().isBefore(end)) {
        for (ConsumerRecord<String, Refund> record : consumer.poll(Duration.ofMillis(200))) {
          System.out.println("read      " + record.value());
          read.add(record.value());
        }
      }
    }
    return read;
  }

  private static List<Refund> refunds() {
    Instant at = Instant.parse("2026-11-24T09:30:00Z");
    return List.of(
        new Refund(new UUID(1, 1), new BigDecimal("12.50"), at, Reason.DAMAGED, "broken lid"),
        new Refund(new UUID(1, 2), new BigDecimal("-0.01"), at.plusMillis(1), Reason.LATE, null),
        new Refund(new UUID(1, 3), new BigDecimal("9999999999.99"), at, Reason.UNWANTED, "größer"));
  }

  private static String environment(String name, String otherwise) {
    return System.getenv().getOrDefault(name, otherwise);
  }
}
