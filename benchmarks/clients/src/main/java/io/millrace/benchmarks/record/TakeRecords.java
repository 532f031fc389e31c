package io.millrace.benchmarks.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Takes the records of a topic, as their bytes are, into a file: {@code TakeRecords
 * BOOTSTRAP_SERVERS TOPIC FILE}. In an order that mixes the partitions, the same for the same
 * records.
 */
public final class TakeRecords {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long SEED = 5;

  private TakeRecords() {}

  /** Says on standard output how many there are, and how large they are. */
  public static void main(String[] arguments) throws IOException {
    List<PreparedRecord> records = take(arguments[0], arguments[1]);
    PreparedRecords.write(records, Path.of(arguments[2]));
    System.out.printf(
        "%d events of %.0f bytes on average, keys of %.0f bytes beside%n",
        records.size(),
        records.stream().mapToInt(each -> each.value().length).average().orElse(0),
        records.stream().mapToInt(each -> each.key().length).average().orElse(0));
  }

  private static List<PreparedRecord> take(String bootstrapServers, String topic) {
    List<PreparedRecord> records = new ArrayList<>();
    ByteArrayDeserializer bytes = new ByteArrayDeserializer();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(Map.of("bootstrap.servers", bootstrapServers), bytes, bytes)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(POLL)) {
          records.add(new PreparedRecord(each.key(), each.value()));
        }
      }
    }
    Collections.shuffle(records, new Random(SEED));
    return records;
  }
}
