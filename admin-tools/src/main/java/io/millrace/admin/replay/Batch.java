package io.millrace.admin.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What is done in one transaction, from a checkpoint to the next. */
final class Batch {
  private final BatchBounds bounds;
  private final long start;
  private final SortedMap<Integer, PartitionProgress> progress;
  private final Map<String, Long> targets = new TreeMap<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private long sent;
  private long bytes;
  private boolean moved;

  /**
   * @param start in nanoseconds
   */
  Batch(Checkpoint from, BatchBounds bounds, long start) {
    this.progress = new TreeMap<>(from.partitions());
    this.bounds = bounds;
    this.start = start;
  }

  /** Whether it is time to commit it. */
  boolean isDue(long now) {
    return moved
        && (sent >= bounds.records()
            || refusals.size() >= bounds.records()
            || bytes >= bounds.bytes()
            || now - start >= bounds.time().toNanos());
  }

  /** Whether there is something to commit. */
  boolean hasMoved() {
    return moved;
  }

  boolean isComplete() {
    return progress.values().stream().allMatch(PartitionProgress::isComplete);
  }

  boolean isComplete(int partition) {
    return progress.get(partition).isComplete();
  }

  /** Whether a record is one of those that are to be taken, and hasn't been. */
  boolean takes(ConsumerRecord<byte[], byte[]> record) {
    PartitionProgress at = progress.get(record.partition());
    return record.offset() >= at.next() && record.offset() < at.end();
  }

  void sent(ConsumerRecord<byte[], byte[]> from, ProducerRecord<byte[], byte[]> to) {
    sent++;
    bytes += size(from.key()) + size(from.value());
    targets.merge(to.topic(), 1L, Long::sum);
    pass(from, tally(from).oneReplayed());
  }

  void filtered(ConsumerRecord<byte[], byte[]> record) {
    pass(record, tally(record).oneFiltered());
  }

  void refused(ConsumerRecord<byte[], byte[]> record, Refusal refusal) {
    refusals.add(refusal);
    pass(record, tally(record).oneRefused());
  }

  /** Nothing is left before an offset. */
  void upTo(int partition, long offset) {
    put(partition, progress.get(partition).upTo(offset));
  }

  /** What lies before an offset was deleted. */
  void fromFirst(int partition, long first) {
    put(partition, progress.get(partition).fromFirst(first));
  }

  long start() {
    return start;
  }

  long sent() {
    return sent;
  }

  Map<String, Long> targets() {
    return targets;
  }

  List<Refusal> refusals() {
    return refusals;
  }

  Checkpoint checkpoint() {
    return new Checkpoint(progress);
  }

  private Tally tally(ConsumerRecord<byte[], byte[]> record) {
    return progress.get(record.partition()).tally();
  }

  private void pass(ConsumerRecord<byte[], byte[]> record, Tally tally) {
    put(record.partition(), progress.get(record.partition()).after(record.offset(), tally));
  }

  private void put(int partition, PartitionProgress reached) {
    moved |= !reached.equals(progress.put(partition, reached));
  }

  private static long size(byte[] data) {
    return data == null ? 0 : data.length;
  }
}
