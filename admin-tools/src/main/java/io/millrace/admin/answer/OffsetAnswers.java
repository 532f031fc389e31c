package io.millrace.admin.answer;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Offsets of partitions, asked of each leader in one request. */
public final class OffsetAnswers {
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Admin admin;
  private final Answers answers;

  /**
   * @param admin stays the caller's to close
   */
  public OffsetAnswers(Connection connection, Admin admin) {
    this.admin = requireNonNull(admin, "admin");
    this.answers = new Answers(connection);
  }

  /**
   * The offsets that were answered.
   *
   * @param failed is told of each partition that gave none
   */
  public Map<TopicPartition, ListOffsetsResultInfo> ask(
      Collection<TopicPartition> partitions,
      OffsetSpec spec,
      BiConsumer<TopicPartition, Failure> failed) {
    if (partitions.isEmpty()) {
      return Map.of();
    }
    ListOffsetsResult result =
        admin.listOffsets(
            partitions.stream().collect(Collectors.toMap(partition -> partition, p -> spec)));
    Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> asked = new LinkedHashMap<>();
    partitions.forEach(partition -> asked.put(partition, result.partitionResult(partition)));
    return answers.gather(asked, failed);
  }

  /**
   * Of the first event of that time or later. To Kafka, times before 1970 are words of other
   * meanings: -1, for one, is the end.
   */
  public static OffsetSpec since(Instant time) {
    long millis =
        time.isBefore(Instant.EPOCH)
            ? 0
            : time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
    return OffsetSpec.forTimestamp(millis);
  }
}
