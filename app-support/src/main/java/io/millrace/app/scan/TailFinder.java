package io.millrace.app.scan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds where the last records of partitions begin. Offsets can't tell: compaction leaves gaps, and
 * transactions markers. So it reads so many offsets from the end, and twice as many as long as they
 * hold too few records.
 */
final class TailFinder {
  private final RangeReader reader;
  private final long wanted;
  private final Runnable check;

  /**
   * @param check is run when the reader doesn't get on
   */
  TailFinder(RangeReader reader, long wanted, Runnable check) {
    this.reader = reader;
    this.wanted = wanted;
    this.check = check;
  }

  /**
   * The ranges with their starts moved.
   *
   * @param ends where the partitions end now, for ranges that are endless
   */
  List<OffsetRange> find(List<OffsetRange> ranges, Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> starts = new HashMap<>();
    List<OffsetRange> open = new ArrayList<>();
    for (OffsetRange range : ranges) {
      open.add(new OffsetRange(range.partition(), range.start(), ends.get(range.partition())));
    }
    long back = wanted;
    while (!open.isEmpty()) {
      Map<TopicPartition, Deque<Long>> last = last(open, back);
      for (OffsetRange range : List.copyOf(open)) {
        Deque<Long> offsets = last.get(range.partition());
        if (offsets.size() == wanted) {
          starts.put(range.partition(), offsets.isEmpty() ? range.end() : offsets.getFirst());
          open.remove(range);
        } else if (range.end() - range.start() <= back) {
          starts.put(range.partition(), range.start()); // there are no more
          open.remove(range);
        }
      }
      back *= 2;
    }
    return ranges.stream().map(range -> range.from(starts.get(range.partition()))).toList();
  }

  /** The last offsets that hold records, at most as many as wanted, ascending. */
  private Map<TopicPartition, Deque<Long>> last(List<OffsetRange> open, long back) {
    Map<TopicPartition, Deque<Long>> last = new HashMap<>();
    open.forEach(range -> last.put(range.partition(), new ArrayDeque<>()));
    reader.assign(
        open.stream()
            .map(range -> range.from(Math.max(range.start(), range.end() - back)))
            .toList());
    while (!reader.isAtEnd()) {
      for (ConsumerRecord<byte[], byte[]> record : reader.poll()) {
        Deque<Long> offsets = last.get(new TopicPartition(record.topic(), record.partition()));
        offsets.addLast(record.offset());
        if (offsets.size() > wanted) {
          offsets.removeFirst();
        }
      }
      if (reader.isStuck()) {
        check.run();
      }
    }
    return last;
  }
}
