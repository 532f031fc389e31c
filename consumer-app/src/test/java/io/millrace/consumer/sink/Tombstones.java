package io.millrace.consumer.sink;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.read.EventDecoder;
import io.millrace.consumer.read.KeyFormat;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records that can be written without a registry. */
final class Tombstones {
  private static final SegmentFormat<byte[]> LINES =
      new LinesFormat(
          EventDecoder.of(
              Connection.of("127.0.0.1:1", "http://127.0.0.1:1", Duration.ofSeconds(1)),
              KeyFormat.STRING));

  private Tombstones() {}

  private static ConsumerRecord<byte[], byte[]> at(TopicPartition partition, long offset) {
    return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, null, null);
  }

  static SegmentFormat<byte[]> lines() {
    return LINES;
  }

  /** Appends a tombstone at each of these offsets. */
  static void append(Segments<byte[]> segments, TopicPartition partition, long... offsets) {
    for (long offset : offsets) {
      ConsumerRecord<byte[], byte[]> record = at(partition, offset);
      segments.append(record, LINES.preparer().apply(record));
    }
  }
}
