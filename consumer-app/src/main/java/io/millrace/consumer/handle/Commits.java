package io.millrace.consumer.handle;

import io.millrace.consumer.lane.Lanes;
import io.millrace.consumer.lane.PartitionLanes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.OffsetMetadataTooLarge;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.StaleMemberEpochException;
import org.apache.kafka.common.errors.TimeoutException;

/** Commits what is done, with what is done beyond a gap as metadata. For the poll thread. */
final class Commits {
  /** Brokers take 4,096 by default, in bytes; ours has a byte for each character. */
  private static final int LONGEST_METADATA = 4_000;

  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(500);

  /** For the positions of all partitions: those that are known need none of it. */
  private static final Duration POSITIONS = Duration.ofMillis(100);

  private final Consumer<byte[], byte[]> consumer;
  private final Board board;
  private final ProcessorListener listener;
  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private int longestMetadata = LONGEST_METADATA;
  private long nextCommit = System.nanoTime() + INTERVAL;
  private RuntimeException failure;

  Commits(Consumer<byte[], byte[]> consumer, Board board, ProcessorListener listener) {
    this.consumer = consumer;
    this.board = board;
    this.listener = listener;
  }

  /** What the group has committed of a partition that has come. */
  void found(TopicPartition partition, OffsetAndMetadata commit) {
    committed.put(partition, commit);
  }

  /** Partitions have gone. */
  void forget(Collection<TopicPartition> partitions) {
    committed.keySet().removeAll(partitions);
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
  void commitNow(Collection<TopicPartition> partitions, Duration longest) {
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
