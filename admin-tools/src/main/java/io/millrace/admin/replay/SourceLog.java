package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The partitions that a replay reads. A method sends one request of a kind for all of them. */
final class SourceLog {
  private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

  private final Connection connection;
  private final Admin admin;
  private final ReplaySource source;
  private final Uuid topicId;
  private final SortedSet<Integer> partitions;

  private SourceLog(
      Connection connection, Admin admin, ReplaySource source, TopicDescription description) {
    this.connection = connection;
    this.admin = admin;
    this.source = source;
    this.topicId = description.topicId();
    this.partitions = source.partitionsOf(description.partitions().size());
  }

  /**
   * Those of a source.
   *
   * @throws AppException for wrong usage when it isn't there
   */
  static SourceLog find(Connection connection, Admin admin, ReplaySource source) {
    TopicDescription description;
    try {
      description =
          Denials.await(
              connection,
              admin.describeTopics(List.of(source.topic())).topicNameValues().get(source.topic()),
              "topic " + source.topic());
    } catch (UnknownTopicOrPartitionException e) {
      throw AppException.usage(
          "no topic %s at %s: admin-tools topics list shows those there are"
              .formatted(source.topic(), connection.bootstrapServers()));
    }
    int count = description.partitions().size();
    for (int partition : source.partitions()) {
      if (partition >= count) {
        throw AppException.usage(
            "%s has no partition %d: it has %d".formatted(source.topic(), partition, count));
      }
    }
    return new SourceLog(connection, admin, source, description);
  }

  Uuid topicId() {
    return topicId;
  }

  String topic() {
    return source.topic();
  }

  /** The highest number of a partition that it has. */
  int highest() {
    return partitions.last();
  }

  /** The whole of the source as it is now, nothing of it done. */
  Checkpoint whole() {
    Map<Integer, Long> first = first(partitions);
    Map<Integer, Long> end = end(partitions);
    Map<Integer, Long> from = source.from().map(bound -> at(bound, end)).orElse(first);
    Map<Integer, Long> until = source.until().map(bound -> at(bound, end)).orElse(end);
    TreeMap<Integer, PartitionProgress> whole = new TreeMap<>();
    for (int partition : partitions) {
      long last = Math.min(until.get(partition), end.get(partition));
      long start = Math.max(from.get(partition), first.get(partition));
      whole.put(partition, new PartitionProgress(Math.min(start, last), last, Tally.NONE));
    }
    return new Checkpoint(whole);
  }

  /** The offsets of the first records. */
  Map<Integer, Long> first(Collection<Integer> of) {
    return ask(of, OffsetSpec.earliest());
  }

  /** The ends of what is committed. */
  Map<Integer, Long> end(Collection<Integer> of) {
    return ask(of, OffsetSpec.latest());
  }

  /**
   * How many offsets a transaction that is open keeps from being read, in the partitions whose end
   * it is.
   */
  SortedMap<Integer, Long> hidden(Checkpoint from) {
    // In this order: what arrives in between isn't taken for hidden.
    Map<Integer, Long> log = ask(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
    Map<Integer, Long> stable = end(partitions);
    SortedMap<Integer, Long> hidden = new TreeMap<>();
    for (int partition : partitions) {
      long offsets = log.get(partition) - stable.get(partition);
      PartitionProgress progress = from.of(partition);
      if (offsets > 0 && progress != null && progress.end() == stable.get(partition)) {
        hidden.put(partition, offsets);
      }
    }
    return hidden;
  }

  private Map<Integer, Long> at(Bound bound, Map<Integer, Long> end) {
    Map<Integer, Long> offsets = new HashMap<>();
    if (bound instanceof Bound.Offset given) {
      partitions.forEach(partition -> offsets.put(partition, given.offset()));
    } else if (bound instanceof Bound.Time time) {
      offsets.putAll(ask(partitions, OffsetSpec.forTimestamp(millis(time.instant()))));
      // Kafka says -1 where nothing is as late.
      offsets.replaceAll((partition, offset) -> offset < 0 ? end.get(partition) : offset);
    }
    return offsets;
  }

  /** To Kafka, times before 1970 are words of other meanings: -1, for one, is the end. */
  private static long millis(Instant time) {
    return time.isBefore(Instant.EPOCH)
        ? 0
        : time.isAfter(LAST) ? Long.MAX_VALUE : time.toEpochMilli();
  }

  private Map<Integer, Long> ask(Collection<Integer> of, OffsetSpec spec) {
    return ask(of, spec, IsolationLevel.READ_COMMITTED);
  }

  private Map<Integer, Long> ask(
      Collection<Integer> of, OffsetSpec spec, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> question = new HashMap<>();
    of.forEach(partition -> question.put(new TopicPartition(source.topic(), partition), spec));
    ListOffsetsResult result = admin.listOffsets(question, new ListOffsetsOptions(isolation));
    Map<Integer, Long> answers = new HashMap<>();
    question
        .keySet()
        .forEach(
            partition ->
                answers.put(
                    partition.partition(),
                    Denials.await(
                            connection,
                            result.partitionResult(partition),
                            "topic " + source.topic())
                        .offset()));
    return answers;
  }
}
