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
 * Copies what was polled to segments, in its order; the contents of one poll are made while another
 * is written. For one thread; the caller closes it.
 */
final class Copying<C> implements AutoCloseable {
  /** What was polled and isn't in segments yet, and the positions after it. */
  private record Poll<C>(
      Deque<Future<List<Prepared<C>>>> portions, Map<TopicPartition, Long> positions) {}

  private final Segments<C> segments;
  private final Preparation<C> preparation;
  private final Undecodable undecodable;
  private final Deque<Poll<C>> polls = new ArrayDeque<>();
  private long skipped;

  Copying(SegmentFormat<C> format, Segments<C> segments, Undecodable undecodable) {
    this.segments = segments;
    this.preparation = new Preparation<>(format);
    this.undecodable = undecodable;
  }

  /**
   * Takes what was polled, and has what was polled before it in segments; all of it when there is
   * nothing new.
   *
   * @param positions behind the records
   * @throws UndecodableRecordException when a record can't be decoded, and that ends a run; what
   *     comes before it is in segments
   */
  void add(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> positions) {
    polls.add(new Poll<>(new ArrayDeque<>(preparation.begin(records)), positions));
    appendUntil(records.isEmpty() ? 0 : 1);
  }

  /** Has all that was taken in segments, as {@link #add}. */
  void appendAll() {
    appendUntil(0);
  }

  private void appendUntil(int left) {
    while (polls.size() > left) {
      Poll<C> poll = polls.peek();
      while (!poll.portions.isEmpty()) {
        preparation.await(poll.portions.poll()).forEach(this::append);
      }
      segments.cover(poll.positions::get);
      polls.remove();
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
    return segments.published();
  }

  /** How many segments were published. */
  int files() {
    return segments.files();
  }

  @Override
  public void close() {
    try (segments;
        preparation) {
      // Closed in reverse.
    }
  }
}
