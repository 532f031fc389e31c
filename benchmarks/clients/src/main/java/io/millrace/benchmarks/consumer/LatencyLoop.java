package io.millrace.benchmarks.consumer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Kafka's consumer with next to nothing around it, which takes the time of each event and doesn't
 * decode it: {@code LatencyLoop SETTINGS TOPIC}.
 */
public final class LatencyLoop {
  private static final Duration POLL = Duration.ofMillis(200);

  private LatencyLoop() {}

  /** Ends when all events have come. */
  public static void main(String[] arguments) throws IOException {
    Latencies latencies = Latencies.ofProperty();
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(Settings.read(arguments[0]), bytes, bytes)) {
      consumer.subscribe(List.of(arguments[1]));
      while (!latencies.areComplete()) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          latencies.add(each.headers());
        }
      }
    }
  }
}
