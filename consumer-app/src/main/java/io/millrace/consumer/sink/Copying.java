package io.millrace.consumer.sink;

import io.millrace.consumer.read.UndecodableRecordException;
import io.millrace.consumer.sink.Preparation.Prepared;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Copies what was polled to segments, in its order; the contents of some polls are made while
 * another is written. For one thread; the caller closes it.
 */
final class Copying<C> implements AutoCloseable {
  /** Polls under way, with the last one. */
  private static final int MOST_POLLS = 4;

  /** Of records that are under way, unless they are of one poll. */
  private static final long MOST_BYTES = 16L << 20;

  /** What was polled and isn't in segments yet, and the positions after it. */
  private record Poll<C>(
      Deque<Future<List<Prepared<C>>>> portions, Map<TopicPartition, Long> positions, long bytes) {}

  private final Segments<C> segments;
  private final Preparation<C> preparation;
  private final Undecodable undecodable;
  private final Deque<Poll<C>> polls = new ArrayDeque<>();
  private long bytes;
  private long skipped;

  Copying(SegmentFormat<C> format, Segments<C> segments, Undecodable undecodable) {
    this.segments = segments;
    this.preparation = new Preparation<>(format);
    this.undecodable = undecodable;
  }

  /**
   * Takes what was polled, and has what was polled some time before it in segments; all of it when
   * there is nothing new.
   *
   * @param positions behind the records
   * @throws UndecodableRecordException when a record can't be decoded, and that ends a run; what
   *     comes before it is in segments
   */
  void add(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> positions) {
    long size = records.stream().mapToLong(Copying::size).sum();
    polls.add(new Poll<>(new ArrayDeque<>(preparation.begin(records)), positions, size));
    bytes += size;
    appendUntil(records.isEmpty() ? 0 : MOST_POLLS - 1);
  }

  private static long size(ConsumerRecord<byte[], byte[]> record) {
    return (long) Math.max(0, record.serializedKeySize())
        + Math.max(0, record.serializedValueSize());
  }

  /** Has all that was taken in segments, as {@link #add}. */
  void appendAll() {
    appendUntil(0);
  }

  private void appendUntil(int left) {
    while (polls.size() > left || (bytes > MOST_BYTES && polls.size() > 1)) {
      Poll<C> poll = polls.peek();
      while (!poll.portions.isEmpty()) {
        preparation.await(poll.portions.poll()).forEach(this::append);
      }
      segments.cover(poll.positions::get);
      polls.remove();
      bytes -= poll.bytes;
    }
  }

  private void append(Prepared<C> prepared) {
    try {
      if (prepared.failure() != null) {
        throw prepared.failure();
      }
      segments.append(prepared.record(), prepared.content());
    } catch (UndecodableRecordException e) {
      if (undecodable == Undecodable.FAIL) {
        throw e;
      }
      skipped++;
    }
  }

  /** Publishes the segments that have been open for the longest time allowed. */
  void rollOld() {
    segments.rollOld();
  }

  /** Publishes all that is in segments; nothing is added after it. */
  void finish() {
    segments.finish();
  }

  /** How many records were left out since they can't be decoded. */
  long skipped() {
    return skipped;
  }

  /** How many events of each topic were published. */
  Map<String, Long> published() {
    return segments.publishing().published();
  }

  /** How many segments were published. */
  int files() {
    return segments.publishing().files();
  }

  @Override
  public void close() {
    try (segments;
        preparation) {
      // Closed in reverse.
    }
  }
}
