package io.millrace.consumer.postgres;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.PartitionRange;
import io.millrace.consumer.sink.ResumePoints;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that the group gives to this run: paused until they are claimed in the database,
 * read from where that says, and paused again at their end. For the poll thread.
 */
final class ClaimedPartitions {
  private final Connection connection;
  private final TableSettings settings;
  private final Map<TopicPartition, Long> ends;
  private final Consumer<?, ?> consumer;
  private final TableSink sink;
  private final Set<TopicPartition> unclaimed = new HashSet<>();

  /**
   * None yet.
   *
   * @param ends where partitions end that aren't empty
   */
  ClaimedPartitions(
      Connection connection,
      TableSettings settings,
      Map<TopicPartition, Long> ends,
      Consumer<?, ?> consumer,
      TableSink sink) {
    this.connection = connection;
    this.settings = settings;
    this.ends = ends;
    this.consumer = consumer;
    this.sink = sink;
  }

  /** The group gives these. */
  void assigned(Collection<TopicPartition> partitions) {
    consumer.pause(partitions);
    partitions.forEach(partition -> consumer.seek(partition, 0));
    unclaimed.addAll(partitions);
  }

  /** The group has taken these away. */
  void release(Collection<TopicPartition> partitions) {
    unclaimed.removeAll(partitions);
    sink.release(partitions);
  }

  /** Takes over those that came with the latest rebalances. */
  void claim() throws SQLException {
    if (unclaimed.isEmpty()) {
      return;
    }
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(unclaimed, connection.timeout());
    Map<TopicPartition, Long> latest = consumer.endOffsets(unclaimed, connection.timeout());
    sink.claim(starts);
    List<PartitionRange> ranges =
        starts.entrySet().stream()
            .map(
                start ->
                    new PartitionRange(
                        start.getKey(), start.getValue(), latest.get(start.getKey())))
            .toList();
    ResumePoints.of(
        "table " + settings.table(), partition -> OptionalLong.of(sink.next(partition)), ranges);
    List<TopicPartition> claimed = List.copyOf(unclaimed);
    unclaimed.clear();
    resume(claimed);
  }

  /** Goes on with all, behind what is committed. */
  void resume() {
    resume(sink.claimed());
  }

  private void resume(Collection<TopicPartition> partitions) {
    for (TopicPartition partition : partitions) {
      consumer.seek(partition, sink.next(partition));
      if (sink.next(partition) < end(partition)) {
        consumer.resume(List.of(partition));
      }
    }
  }

  /** Reads nothing of them. */
  void pause() {
    consumer.pause(consumer.assignment());
  }

  /** Where a partition ends; {@link Long#MAX_VALUE} for one that is followed. */
  long end(TopicPartition partition) {
    return settings.follow() ? Long.MAX_VALUE : ends.getOrDefault(partition, 0L);
  }

  /** Tells the sink how far all are read, with or without events. */
  void cover() {
    for (TopicPartition partition : sink.claimed()) {
      long position = Math.min(consumer.position(partition), end(partition));
      sink.cover(partition, position);
      if (position == end(partition)) {
        consumer.pause(List.of(partition));
      }
    }
  }

  /** Whether those that are claimed are read to their ends. */
  boolean areRead() {
    return sink.claimed().stream().allMatch(p -> consumer.position(p) >= end(p));
  }

  /** Whether none waits to be claimed. */
  boolean areClaimed() {
    return unclaimed.isEmpty();
  }

  /** How far those that are claimed are read, as one number. */
  long position() {
    return List.copyOf(sink.claimed()).stream().mapToLong(consumer::position).sum();
  }

  /** Whether the whole topic is in the table, by this run or others. */
  boolean areExported(Map<TopicPartition, Claim> progress) {
    return ends.entrySet().stream()
        .allMatch(
            end ->
                progress.containsKey(end.getKey())
                    && progress.get(end.getKey()).next() >= end.getValue());
  }
}
