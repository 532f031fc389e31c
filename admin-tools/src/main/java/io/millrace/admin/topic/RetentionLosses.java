package io.millrace.admin.topic;

import io.millrace.admin.answer.Answers;
import io.millrace.app.connect.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/**
 * What topics would lose by another retention. Brokers are asked for all topics together: for the
 * sizes of their partitions, and for the offsets at their ends and at the age that is cut off. The
 * bytes of a cut by age are its share of the offsets, so they are about right.
 */
public final class RetentionLosses {
  private final Connection connection;
  private final Admin admin;
  private final Clock clock;

  /**
   * @param admin stays the caller's to close
   */
  public RetentionLosses(Connection connection, Admin admin, Clock clock) {
    this.connection = connection;
    this.admin = admin;
    this.clock = clock;
  }

  /**
   * By topic, for each that is asked for.
   *
   * @param retentions the new one, by topic
   * @param partitions how many the topics have
   */
  public Map<String, Loss> of(Map<String, Retention> retentions, Map<String, Integer> partitions) {
    Map<TopicPartition, Retention> asked = new LinkedHashMap<>();
    retentions.forEach(
        (topic, retention) -> {
          for (int number = 0; number < partitions.getOrDefault(topic, 0); number++) {
            asked.put(new TopicPartition(topic, number), retention);
          }
        });
    Map<TopicPartition, Long> sizes = sizes();
    Map<TopicPartition, Double> aged = aged(asked);
    Map<String, Loss> losses = new LinkedHashMap<>();
    retentions
        .keySet()
        .forEach(
            topic -> {
              List<Loss> parts = new ArrayList<>();
              asked.forEach(
                  (partition, retention) -> {
                    if (partition.topic().equals(topic)) {
                      parts.add(loss(sizes.get(partition), aged.get(partition), retention));
                    }
                  });
              losses.put(topic, sum(parts));
            });
    return losses;
  }

  private static Loss loss(Long size, Double aged, Retention retention) {
    if (size == null) {
      return Loss.UNKNOWN;
    }
    boolean isKnown =
        size == 0
            || (retention.bytes().isPresent() && retention.millis().isPresent() && aged != null);
    if (!isKnown) {
      return new Loss(OptionalLong.empty(), OptionalLong.of(size));
    }
    long bySize = size == 0 ? 0 : Math.max(0, size - retention.bytes().getAsLong());
    long byAge = size == 0 ? 0 : Math.round(size * aged);
    return new Loss(OptionalLong.of(Math.max(bySize, byAge)), OptionalLong.of(size));
  }

  private static Loss sum(List<Loss> parts) {
    return new Loss(
        sum(parts.stream().map(Loss::dropped).toList()),
        sum(parts.stream().map(Loss::total).toList()));
  }

  private static OptionalLong sum(Collection<OptionalLong> numbers) {
    return numbers.isEmpty() || numbers.stream().anyMatch(OptionalLong::isEmpty)
        ? OptionalLong.empty()
        : OptionalLong.of(numbers.stream().mapToLong(OptionalLong::getAsLong).sum());
  }

  /** Of the largest copy. */
  private Map<TopicPartition, Long> sizes() {
    Map<TopicPartition, Long> largest = new HashMap<>();
    new DiskUse(connection, admin)
        .read()
        .list()
        .forEach(sizes -> sizes.forEach((key, size) -> largest.merge(key, size, Math::max)));
    return largest;
  }

  /** The share of a partition's offsets that are older than its retention, from 0 to 1. */
  private Map<TopicPartition, Double> aged(Map<TopicPartition, Retention> retentions) {
    Map<TopicPartition, Double> shares = new HashMap<>();
    Map<TopicPartition, OffsetSpec> starts = new LinkedHashMap<>();
    Map<TopicPartition, OffsetSpec> ends = new LinkedHashMap<>();
    Map<TopicPartition, OffsetSpec> cuts = new LinkedHashMap<>();
    long now = clock.millis();
    retentions.forEach(
        (partition, retention) -> {
          long millis = retention.millis().orElse(Long.MAX_VALUE);
          if (millis >= now) {
            shares.put(partition, 0.0);
          } else {
            starts.put(partition, OffsetSpec.earliest());
            ends.put(partition, OffsetSpec.latest());
            cuts.put(partition, OffsetSpec.forTimestamp(now - millis));
          }
        });
    if (starts.isEmpty()) {
      return shares;
    }
    Map<TopicPartition, Long> start = ask(starts);
    Map<TopicPartition, Long> end = ask(ends);
    Map<TopicPartition, Long> cut = ask(cuts);
    starts.keySet().stream()
        .filter(start::containsKey)
        .filter(end::containsKey)
        .filter(cut::containsKey)
        .forEach(p -> shares.put(p, share(start.get(p), end.get(p), cut.get(p))));
    return shares;
  }

  /**
   * @param cut the first offset that is kept; -1 when all are older
   */
  static double share(long start, long end, long cut) {
    long kept = cut < 0 ? end : Math.min(end, Math.max(start, cut));
    return end <= start ? 0 : (double) (kept - start) / (end - start);
  }

  private Map<TopicPartition, Long> ask(Map<TopicPartition, OffsetSpec> specs) {
    ListOffsetsResult result = admin.listOffsets(specs);
    Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> asked = new LinkedHashMap<>();
    specs.keySet().forEach(key -> asked.put(key, result.partitionResult(key)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    new Answers(connection)
        .gather(asked, (partition, failure) -> {})
        .forEach((key, info) -> offsets.put(key, info.offset()));
    return offsets;
  }
}
