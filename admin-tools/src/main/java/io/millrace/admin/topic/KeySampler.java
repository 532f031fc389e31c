package io.millrace.admin.topic;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.GrouplessConsumer;
import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Finds out whether the records of topics have keys, from the newest of them. Where those have
 * none, a subject for keys says that others can.
 */
final class KeySampler {
  private static final int NEWEST = 100;
  private static final int FETCH_BYTES = 65_536;
  private static final Duration STEP = Duration.ofMillis(200);

  private final Connection connection;
  private final Predicate<String> subjects;

  /**
   * @param subjects whether the registry has a subject; may fail as the registry can
   */
  KeySampler(Connection connection, Predicate<String> subjects) {
    this.connection = connection;
    this.subjects = subjects;
  }

  Map<String, KeyEvidence> sample(Collection<TopicShape> topics) {
    if (topics.isEmpty()) {
      return Map.of();
    }
    long deadline = System.nanoTime() + connection.timeout().toNanos();
    Map<String, KeyEvidence> evidence = new LinkedHashMap<>();
    try (Consumer<byte[], byte[]> consumer =
        GrouplessConsumer.open(connection, NEWEST, FETCH_BYTES)) {
      topics.forEach(
          topic -> evidence.put(topic.name(), evidence(topic, look(consumer, topic, deadline))));
    }
    return evidence;
  }

  private Sample look(Consumer<byte[], byte[]> consumer, TopicShape topic, long deadline) {
    try {
      consumer.assign(topic.led());
      Map<TopicPartition, Long> ends = seek(consumer, topic.led());
      int records = 0;
      int keyed = 0;
      while (!ends.isEmpty() && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> event : consumer.poll(STEP)) {
          records++;
          keyed += event.key() == null ? 0 : 1;
        }
        ends.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
      }
      return new Sample(
          records, keyed, ends.isEmpty() ? "it has no records" : "its records didn't come");
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      return new Sample(
          0, 0, "its records can't be read (%s)".formatted(Answers.failure(e).line()));
    }
  }

  /** Goes back a little from the end of each partition, and gives the ends to read to. */
  private static Map<TopicPartition, Long> seek(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
    ends.entrySet().removeIf(end -> end.getValue() <= starts.get(end.getKey()));
    List<TopicPartition> looked = ends.keySet().stream().limit(NEWEST).toList();
    ends.keySet().retainAll(looked);
    consumer.assign(looked);
    int each = NEWEST / Math.max(1, looked.size());
    looked.forEach(
        partition ->
            consumer.seek(partition, Math.max(starts.get(partition), ends.get(partition) - each)));
    return ends;
  }

  /** A registry that is away changes nothing of what was seen: it could only add to it. */
  private KeyEvidence evidence(TopicShape topic, Sample sample) {
    String subject = topic.name() + "-key";
    if (sample.keyed() == 0 && has(subject)) {
      return KeyEvidence.subject(subject);
    }
    return sample.records() == 0
        ? KeyEvidence.unknown(sample.problem())
        : KeyEvidence.seen(sample.keyed(), sample.records());
  }

  private boolean has(String subject) {
    try {
      return subjects.test(subject);
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException | AppException e) {
      return false;
    }
  }

  /**
   * What was read of a topic.
   *
   * @param problem why there are no records, where there are none
   */
  private record Sample(int records, int keyed, String problem) {}
}
