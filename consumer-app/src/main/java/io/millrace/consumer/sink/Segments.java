package io.millrace.consumer.sink;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes the events of partitions to segments, one open at a time for each partition, each begun
 * where the one before it ended. A segment without an event is never written; the folder remembers
 * what was passed without one.
 */
final class Segments<C> implements AutoCloseable {
  private final SegmentFolder folder;
  private final SegmentFormat<C> format;
  private final long mostEvents;
  private final Duration mostTime;
  private final Clock clock;
  private final Map<TopicPartition, Long> next;
  private final Map<TopicPartition, OpenSegment<C>> open = new HashMap<>();
  private final Map<TopicPartition, Long> passed = new HashMap<>();
  private final Publishing publishing;
  private Instant noted;

  /**
   * @param next the first offset of each partition's next segment
   * @param mostEvents of a segment
   * @param mostTime that a segment stays open, as far as {@link #rollOld} is called
   */
  Segments(
      SegmentFolder folder,
      SegmentFormat<C> format,
      Map<TopicPartition, Long> next,
      long mostEvents,
      Duration mostTime,
      Clock clock) {
    this.folder = folder;
    this.format = format;
    this.next = new HashMap<>(next);
    this.mostEvents = mostEvents;
    this.mostTime = mostTime;
    this.clock = clock;
    this.noted = clock.instant();
    this.publishing = new Publishing(folder);
  }

  void append(ConsumerRecord<byte[], byte[]> record, C content) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    OpenSegment<C> segment = open.computeIfAbsent(partition, this::begin);
    if (!segment.append(record, content)) {
      publish(segment);
      segment = open.computeIfAbsent(partition, this::begin);
      segment.append(record, content);
    }
    if (segment.events() >= mostEvents) {
      publish(segment);
    }
  }

  /**
   * Takes the offsets before these positions into the open segments. Only for when every record
   * before them is appended.
   *
   * @throws io.millrace.app.cli.AppException when a segment couldn't be published
   */
  void cover(ToLongFunction<TopicPartition> position) {
    publishing.await(Integer.MAX_VALUE);
    next.keySet().forEach(each -> passed.put(each, position.applyAsLong(each)));
    open.forEach((partition, segment) -> segment.cover(passed.get(partition) - 1));
  }

  /** Publishes the segments that have been open for the longest time allowed. */
  void rollOld() {
    Instant oldest = clock.instant().minus(mostTime);
    publish(open.values().stream().filter(segment -> !segment.since().isAfter(oldest)).toList());
    if (!noted.isAfter(oldest)) {
      publishing.await(0);
      notePassed();
    }
  }

  /** Publishes all that is open, each up to what it holds now. */
  void finish() {
    publish(List.copyOf(open.values()));
    publishing.await(0);
    notePassed();
  }

  /** Markers and aborted records behind the newest segment, which no later one may ever see. */
  private void notePassed() {
    passed.forEach(
        (partition, offset) -> {
          OpenSegment<C> segment = open.get(partition);
          if (segment == null || segment.events() == 0) {
            folder.pass(partition, offset);
          }
        });
    noted = clock.instant();
  }

  /** What was published, and is. */
  Publishing publishing() {
    return publishing;
  }

  /** Deletes what is still open. */
  @Override
  public void close() {
    publishing.close();
    open.values().forEach(OpenSegment::discard);
    open.clear();
  }

  private OpenSegment<C> begin(TopicPartition partition) {
    return OpenSegment.begin(folder, format, partition, next.get(partition), clock.instant());
  }

  private void publish(List<OpenSegment<C>> segments) {
    segments.stream().filter(segment -> segment.events() > 0).forEach(this::publish);
  }

  private void publish(OpenSegment<C> segment) {
    long last = segment.name().last();
    publishing.publish(segment);
    open.remove(segment.partition());
    next.put(segment.partition(), last + 1);
  }
}
