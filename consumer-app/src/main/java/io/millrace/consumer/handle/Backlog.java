package io.millrace.consumer.handle;

import io.millrace.consumer.lane.Lanes;
import io.millrace.consumer.lane.PartitionLanes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * The partitions that are ours: what is done of them is committed, and when they go, what handlers
 * have begun is waited for. For the poll thread.
 */
final class Backlog implements ConsumerRebalanceListener {
  /** Brokers take 4,096 by default, in bytes; ours has a byte for each character. */
  private static final int LONGEST_METADATA = 4_000;

  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);
  private static final Duration LEAST_COMMIT = Duration.ofSeconds(1);

  /** For the positions of all partitions: those that are known need none of it. */
  private static final Duration POSITIONS = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Board board;
  private final Duration drain;
  private final ProcessorListener listener;
  private final Starts starts;
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private int longestMetadata = LONGEST_METADATA;
  private long nextCommit = System.nanoTime() + INTERVAL;
  private RuntimeException failure;

  Backlog(
      Consumer<byte[], byte[]> consumer,
      Starts starts,
      Board board,
      Duration drain,
      ProcessorListener listener) {
    this.consumer = consumer;
    this.board = board;
    this.drain = drain;
    this.listener = listener;
    this.starts = starts;
  }

  @Override
  public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
    if (partitions.isEmpty()) {
      return;
    }
    Set<TopicPartition> fresh = new HashSet<>();
    consumer
        .committed(new HashSet<>(partitions))
        .forEach(
            (partition, commit) -> {
              if (commit == null) {
                fresh.add(partition);
              } else {
                committed.put(partition, commit);
                open(partition, commit);
              }
            });
    starts.of(fresh).forEach(this::begin);
    fresh.removeIf(partition -> !starts.isAtEnd(partition));
    // Whoever has it next is to begin here, and not where the end is then.
    commitNow(fresh, drain.plusSeconds(1));
  }

  private void open(TopicPartition partition, OffsetAndMetadata commit) {
    board.with(lanes -> lanes.open(partition, commit.offset(), commit.metadata()));
  }

  private void begin(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
    open(partition, new OffsetAndMetadata(offset));
  }

  /** The offsets to read aren't there: goes on at the beginning, or where the log was cut. */
  void restart(OffsetOutOfRangeException gone) {
    Map<TopicPartition, Long> to =
        new HashMap<>(consumer.beginningOffsets(gone.offsetOutOfRangePartitions().keySet()));
    if (gone instanceof LogTruncationException cut) {
      cut.divergentOffsets()
          .forEach((partition, at) -> to.merge(partition, at.offset(), Math::max));
    }
    gone.offsetOutOfRangePartitions()
        .forEach((partition, was) -> goOn(partition, was, to.get(partition)));
  }

  /**
   * Reads a partition at another offset than the next, and says so. What is in flight goes on when
   * that is ahead; else all comes again from there, and before it what isn't done.
   */
  void goOn(TopicPartition partition, long was, long to) {
    long from = to;
    if (to > was) {
      consumer.seek(partition, to);
    } else {
      from = Math.min(to, board.with(all -> all.of(partition).committable().orElse(to)));
      forget(List.of(partition));
      begin(partition, from);
    }
    listener.note(
        "offset %d of %s isn't there: going on at offset %d".formatted(was, partition, from));
  }

  @Override
  public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
    try {
      drain(partitions, drain);
      commitNow(partitions, drain.plusSeconds(1));
    } finally {
      forget(partitions);
    }
  }

  @Override
  public void onPartitionsLost(Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      listener.note(
          "the group has taken %d partitions away: what was under way there comes again"
              .formatted(partitions.size()));
      forget(partitions);
    }
  }

  /**
   * The run ends: what handlers have begun is waited for, and what is done is committed.
   *
   * @param longest for both
   */
  void end(Duration longest) {
    long end = System.nanoTime() + longest.toNanos();
    List<TopicPartition> ours = List.copyOf(consumer.assignment());
    try {
      drain(ours, drain.compareTo(longest) < 0 ? drain : longest);
      long left = Math.max(LEAST_COMMIT.toNanos(), end - System.nanoTime());
      commitNow(ours, Duration.ofNanos(left));
    } finally {
      // So that nothing is waited for again when the consumer leaves the group.
      forget(ours);
    }
  }

  private void forget(Collection<TopicPartition> partitions) {
    board.with(
        lanes -> {
          partitions.forEach(lanes::remove);
          return null;
        });
    committed.keySet().removeAll(partitions);
  }

  /** Begins nothing more, and waits for what was begun. */
  private void drain(Collection<TopicPartition> partitions, Duration longest) {
    board.with(
        lanes -> {
          partitions.forEach(lanes::close);
          return null;
        });
    try {
      boolean drained =
          board.awaitChange(
              longest.toNanos(),
              lanes ->
                  partitions.stream()
                      .map(lanes::of)
                      .noneMatch(part -> part != null && part.isTaken()));
      if (!drained) {
        listener.note(
            "handlers are still busy after %d ms: what they have begun comes again"
                .formatted(longest.toMillis()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The positions of partitions move over what is no record, such as the ends of transactions. */
  void takePositions() {
    long end = System.nanoTime() + POSITIONS.toNanos();
    for (TopicPartition partition : consumer.assignment()) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      OptionalLong position = position(partition, left);
      if (position.isPresent()) {
        board.with(
            lanes -> {
              PartitionLanes<ConsumerRecord<byte[], byte[]>> ours = lanes.of(partition);
              if (ours != null) {
                ours.passed(position.getAsLong());
              }
              return null;
            });
      }
    }
  }

  private OptionalLong position(TopicPartition partition, Duration longest) {
    try {
      return OptionalLong.of(consumer.position(partition, longest));
    } catch (TimeoutException | IllegalStateException e) {
      // Not known yet, or not ours any more.
      return OptionalLong.empty();
    }
  }

  /** Commits what is done, from time to time, without waiting. */
  void commitSometimes() {
    if (failure != null) {
      throw failure;
    }
    long now = System.nanoTime();
    if (nextCommit - now > 0) {
      return;
    }
    nextCommit = now + INTERVAL;
    takePositions();
    Map<TopicPartition, OffsetAndMetadata> news = news(List.copyOf(consumer.assignment()));
    if (!news.isEmpty()) {
      consumer.commitAsync(news, (offsets, e) -> committed(offsets, e));
    }
  }

  private void committed(Map<TopicPartition, OffsetAndMetadata> offsets, Exception e) {
    if (e == null) {
      committed.putAll(offsets);
      committed.keySet().retainAll(consumer.assignment());
    } else if (e instanceof OffsetMetadataTooLarge) {
      longestMetadata /= 2;
    } else if (!isPassing(e)) {
      failure = e instanceof RuntimeException known ? known : new KafkaException(e);
    }
  }

  /** The next commit says the same and more, or a rebalance tells what has become of us. */
  private static boolean isPassing(Exception e) {
    return e instanceof RetriableException
        || e instanceof CommitFailedException
        || e instanceof RebalanceInProgressException
        || e instanceof StaleMemberEpochException
        || e.getCause() instanceof RetriableException;
  }

  /** Commits what is done, and waits for it. */
  private void commitNow(Collection<TopicPartition> partitions, Duration longest) {
    Map<TopicPartition, OffsetAndMetadata> news = news(partitions);
    if (news.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(news, longest);
      committed.putAll(news);
    } catch (OffsetMetadataTooLarge e) {
      longestMetadata /= 2;
      commitNow(partitions, longest);
    } catch (KafkaException e) {
      if (!isPassing(e)) {
        throw e;
      }
      listener.note(
          "offsets of %d partitions aren't committed, what was done since comes again: %s"
              .formatted(news.size(), e.getMessage()));
    }
  }

  private Map<TopicPartition, OffsetAndMetadata> news(Collection<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> news = board.with(lanes -> commits(lanes, partitions));
    news.entrySet().removeIf(entry -> entry.getValue().equals(committed.get(entry.getKey())));
    return news;
  }

  private Map<TopicPartition, OffsetAndMetadata> commits(
      Lanes<ConsumerRecord<byte[], byte[]>> lanes, Collection<TopicPartition> partitions) {
    lanes.rescue(System.nanoTime(), 0);
    Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
    for (TopicPartition partition : partitions) {
      PartitionLanes<ConsumerRecord<byte[], byte[]>> ours = lanes.of(partition);
      if (ours != null && ours.committable().isPresent()) {
        commits.put(
            partition,
            new OffsetAndMetadata(ours.committable().getAsLong(), ours.metadata(longestMetadata)));
      }
    }
    return commits;
  }
}
