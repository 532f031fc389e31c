package io.millrace.producer.publish;

import io.millrace.producer.input.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What is done between two commits. For one thread. */
final class Transaction {
  private final TransactionBounds bounds;
  private final boolean needsPosition;
  private final Map<String, Position> positions = new LinkedHashMap<>();
  private final TopicCounts topics = new TopicCounts();
  private long inputs;
  private long sent;
  private long events;
  private long bytes;
  private boolean boundary = true;
  private long start;

  /**
   * @param needsPosition whether it may end only where the source can go on
   */
  Transaction(TransactionBounds bounds, boolean needsPosition) {
    this.bounds = bounds;
    this.needsPosition = needsPosition;
  }

  void sent(List<ProducerRecord<byte[], byte[]>> records, int size) {
    start();
    records.forEach(record -> topics.add(record.topic()));
    sent++;
    events += records.size();
    bytes += size;
  }

  void pass(Optional<Position> after) {
    start();
    inputs++;
    boundary = !needsPosition || after.isPresent();
    after.ifPresent(position -> positions.put(position.part(), position));
  }

  private void start() {
    if (inputs == 0) {
      start = System.nanoTime();
    }
  }

  boolean isBoundary() {
    return boundary;
  }

  boolean isDue() {
    return inputs > 0
        && boundary
        && (events >= bounds.events()
            || inputs >= bounds.events()
            || bytes >= bounds.bytes()
            || System.nanoTime() - start >= bounds.time().toNanos());
  }

  boolean isEmpty() {
    return inputs == 0;
  }

  long inputs() {
    return inputs;
  }

  long sentInputs() {
    return sent;
  }

  long events() {
    return events;
  }

  List<Position> positions() {
    return List.copyOf(positions.values());
  }

  void addTo(Tally tally) {
    tally.acknowledged.addAll(topics);
    tally.inputs += sent;
    tally.bytes += bytes;
    tally.commits++;
  }
}
