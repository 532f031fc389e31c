package io.millrace.benchmarks.consumer;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The loop that one writes oneself: Kafka's consumer as a member of a group, which decodes, does
 * with each event what {@link Pause} says, and commits by itself: {@code PollLoop SETTINGS TOPIC}.
 */
public final class PollLoop {
  private static final Duration POLL = Duration.ofMillis(200);

  private PollLoop() {}

  /** Ends when it has read what was there at the start; the topic has all that was ever in it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Pause pause = Pause.ofProperty();
    try (KafkaConsumer<Object, Object> consumer =
        new KafkaConsumer<>(Settings.read(arguments[0]))) {
      long left = count(consumer, arguments[1]);
      consumer.subscribe(List.of(arguments[1]));
      while (left > 0) {
        for (ConsumerRecord<Object, Object> each : consumer.poll(POLL)) {
          if (each.value() == null) {
            throw new IllegalStateException("an event without a value");
          }
          pause.take();
          left--;
        }
      }
    }
  }

  /** How many events a topic has. */
  static long count(KafkaConsumer<?, ?> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    return consumer.endOffsets(partitions).values().stream().mapToLong(Long::longValue).sum();
  }
}
