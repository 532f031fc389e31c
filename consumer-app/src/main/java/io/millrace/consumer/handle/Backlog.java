package io.millrace.consumer.handle;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that are ours, as they come and go: where they begin, and that what handlers have
 * begun is waited for and committed when they go. For the poll thread.
 */
final class Backlog implements ConsumerRebalanceListener {
  private static final Duration LEAST_COMMIT = Duration.ofSeconds(1);

  private final Consumer<byte[], byte[]> consumer;
  private final Board board;
  private final Duration drain;
  private final ProcessorListener listener;
  private final Starts starts;
  private final Commits commits;

  Backlog(
      Consumer<byte[], byte[]> consumer,
      Starts starts,
      Board board,
      Commits commits,
      Duration drain,
      ProcessorListener listener) {
    this.consumer = consumer;
    this.commits = commits;
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
                commits.found(partition, commit);
                open(partition, commit);
              }
            });
    starts.of(fresh).forEach(this::begin);
    fresh.removeIf(partition -> !starts.isAtEnd(partition));
    // Whoever has it next is to begin here, and not where the end is then.
    commits.commitNow(fresh, drain.plusSeconds(1));
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
      commits.commitNow(partitions, drain.plusSeconds(1));
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
      commits.commitNow(ours, Duration.ofNanos(left));
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
    commits.forget(partitions);
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
}
