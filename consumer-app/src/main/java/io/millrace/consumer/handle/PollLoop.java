package io.millrace.consumer.handle;

import io.millrace.consumer.lane.PartitionLanes;
import io.millrace.consumer.lane.Pending;
import io.millrace.consumer.read.PartitionRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads records onto the board. Heartbeats go on whatever the handlers do: when the board is full,
 * partitions are paused and polled all the same.
 */
final class PollLoop {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long ROOM = TimeUnit.MILLISECONDS.toNanos(100);
  private static final Duration ANSWER = Duration.ofSeconds(1);
  private static final long ASKED_AGAIN = TimeUnit.MILLISECONDS.toNanos(500);

  /** What a record takes in memory beside its bytes. */
  private static final int OVERHEAD = 250;

  /** So many at a time, so that workers needn't wait for a whole poll. */
  private static final int PORTION = 500;

  private final Consumer<byte[], byte[]> consumer;
  private final Board board;
  private final Backlog backlog;
  private final Commits commits;
  private final BooleanSupplier stopped;
  private final Lags lags;
  private long nextAsked = System.nanoTime();

  PollLoop(
      Consumer<byte[], byte[]> consumer,
      Board board,
      Backlog backlog,
      Commits commits,
      Lags lags,
      BooleanSupplier stopped) {
    this.consumer = consumer;
    this.board = board;
    this.backlog = backlog;
    this.commits = commits;
    this.lags = lags;
    this.stopped = stopped;
  }

  /**
   * Reads until the run fails, is stopped, or the group is at the ends.
   *
   * @param ends where to end; empty to go on
   * @return whether it came to the ends
   */
  boolean run(List<PartitionRange> ends) throws InterruptedException {
    while (board.failure() == null && !stopped.getAsBoolean()) {
      try {
        if (step(ends)) {
          return true;
        }
      } catch (OffsetOutOfRangeException e) {
        backlog.restart(e);
      }
    }
    return false;
  }

  private boolean step(List<PartitionRange> ends) throws InterruptedException {
    commits.commitSometimes();
    lags.lookSometimes(consumer);
    if (!ends.isEmpty() && isAt(ends)) {
      return true;
    }
    read();
    return false;
  }

  private void read() throws InterruptedException {
    if (board.isFull() && !board.awaitRoom(ROOM)) {
      consumer.pause(consumer.assignment());
      // Of partitions that have come with this poll, which aren't paused.
      add(consumer.poll(Duration.ZERO));
      return;
    }
    if (!consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
    add(consumer.poll(POLL));
  }

  private void add(ConsumerRecords<byte[], byte[]> polled) {
    for (TopicPartition partition : polled.partitions()) {
      List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
      PartitionLanes<ConsumerRecord<byte[], byte[]>> ours =
          board.with(lanes -> lanes.of(partition));
      long position = board.with(lanes -> ours.position());
      if (records.get(0).offset() < position) {
        // The log was cut, or made anew: these come again.
        backlog.goOn(partition, position, records.get(0).offset());
        continue;
      }
      for (int from = 0; from < records.size(); from += PORTION) {
        add(ours, records.subList(from, Math.min(from + PORTION, records.size())));
      }
    }
  }

  /** What can be done without the lock is done before it is taken. */
  private void add(
      PartitionLanes<ConsumerRecord<byte[], byte[]>> ours,
      List<ConsumerRecord<byte[], byte[]>> records) {
    long now = System.nanoTime();
    List<Pending<ConsumerRecord<byte[], byte[]>>> portion = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      portion.add(ours.pending(record.offset(), record.key(), record, size(record), now));
    }
    board.with(
        lanes -> {
          portion.forEach(ours::add);
          return null;
        });
  }

  private static int size(ConsumerRecord<byte[], byte[]> record) {
    return OVERHEAD
        + Math.max(0, record.serializedKeySize())
        + Math.max(0, record.serializedValueSize());
  }

  /** Whether the group, of which others may be members, has done all up to there. */
  private boolean isAt(List<PartitionRange> ends) {
    commits.takePositions();
    Map<TopicPartition, Long> others = new HashMap<>();
    Map<TopicPartition, Long> beyond = new HashMap<>();
    for (PartitionRange range : ends) {
      Long done =
          board.with(
              lanes -> {
                var ours = lanes.of(range.partition());
                return ours == null ? null : (Long) ours.committable().orElse(-1);
              });
      boolean isEmpty = range.start() == range.end();
      if (!isEmpty && done == null) {
        others.put(range.partition(), range.end());
      } else if (!isEmpty && done < range.end()) {
        return false;
      } else if (!isEmpty && done > range.end()) {
        beyond.put(range.partition(), done);
      }
    }
    return (others.isEmpty() && beyond.isEmpty()) || saysTheCluster(others, beyond);
  }

  /** Asked from time to time. */
  private boolean saysTheCluster(
      Map<TopicPartition, Long> others, Map<TopicPartition, Long> beyond) {
    long now = System.nanoTime();
    if (nextAsked - now > 0) {
      return false;
    }
    nextAsked = now + ASKED_AGAIN;
    try {
      return (others.isEmpty() || areAt(others, beyond)) && areThere(beyond);
    } catch (TimeoutException e) {
      return false; // it is asked again
    }
  }

  private boolean areAt(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> beyond) {
    Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(ends.keySet(), ANSWER);
    for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
      OffsetAndMetadata at = committed.get(end.getKey());
      if (at == null || at.offset() < end.getValue()) {
        return false;
      } else if (at.offset() > end.getValue()) {
        beyond.put(end.getKey(), at.offset());
      }
    }
    return true;
  }

  /** An offset above the end of a log that was cut, or made anew, says nothing of what is there. */
  private boolean areThere(Map<TopicPartition, Long> offsets) {
    if (offsets.isEmpty()) {
      return true;
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(offsets.keySet(), ANSWER);
    return offsets.entrySet().stream().allMatch(at -> at.getValue() <= ends.get(at.getKey()));
  }
}
