package io.millrace.serde;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** The client of the registry, seen in the metrics of a real producer and a real consumer. */
@WithStack
class RegistryMetricsIT {

  @Test
  void countersOfTheRegistryAreAmongTheMetricsOfTheClients(Stack stack) throws Exception {
    Map<String, Object> config = new HashMap<>();
    config.put("bootstrap.servers", stack.bootstrapServers());
    config.put("schema.registry.url", stack.registryUrl());
    config.put("key.serializer", StringSerializer.class);
    config.put("value.serializer", AvroEventSerializer.class);
    config.put("key.deserializer", StringDeserializer.class);
    config.put("value.deserializer", AvroEventDeserializer.class);
    config.put("auto.offset.reset", "earliest");

    try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
      admin.createTopics(List.of(new NewTopic("serde-metrics", 1, (short) 1))).all().get();
    }
    try (KafkaProducer<String, Object> producer = new KafkaProducer<>(config)) {
      assertThat(totals(producer.metrics())).containsEntry("registry-requests-total", 0.0);
      producer.send(new ProducerRecord<>("serde-metrics", "k", "one")).get();
      producer.send(new ProducerRecord<>("serde-metrics", "k", "two")).get();

      assertThat(totals(producer.metrics()))
          .containsEntry("registry-requests-total", 1.0)
          .containsEntry("registry-cache-misses-total", 1.0)
          .containsEntry("registry-cache-hits-total", 0.0)
          .containsEntry("registry-failures-total", 0.0);
    }
    try (KafkaConsumer<String, Object> consumer = new KafkaConsumer<>(config)) {
      consumer.assign(List.of(new TopicPartition("serde-metrics", 0)));
      ConsumerRecords<String, Object> records = ConsumerRecords.empty();
      for (int i = 0; i < 100 && records.isEmpty(); i++) {
        records = consumer.poll(Duration.ofMillis(300));
      }

      assertThat(records).isNotEmpty();
      assertThat(totals(consumer.metrics()))
          .containsEntry("registry-requests-total", 1.0)
          .containsEntry("registry-cache-misses-total", 1.0);
    }
  }

  private static Map<String, Object> totals(Map<MetricName, ? extends Metric> metrics) {
    return metrics.entrySet().stream()
        .filter(metric -> metric.getKey().group().equals("plugins"))
        .filter(metric -> metric.getKey().name().startsWith("registry-"))
        .collect(
            toMap(metric -> metric.getKey().name(), metric -> metric.getValue().metricValue()));
  }
}
