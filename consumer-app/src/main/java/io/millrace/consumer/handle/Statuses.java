package io.millrace.consumer.handle;

import io.millrace.consumer.lane.PartitionLanes;
import io.millrace.consumer.lane.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Tells how far partitions are. */
final class Statuses {
  private static final int LONGEST_KEY = 100;

  private final Lags lags;

  Statuses(Lags lags) {
    this.lags = lags;
  }

  /** With the board's lock. */
  PartitionStatus of(PartitionLanes<ConsumerRecord<byte[], byte[]>> lanes) {
    TopicPartition partition = lanes.partition();
    ConsumerRecord<byte[], byte[]> record = lanes.oldestRecord();
    Duration behind =
        record == null
            ? Duration.ZERO
            : Duration.ofMillis(Math.max(0, System.currentTimeMillis() - record.timestamp()));
    return new PartitionStatus(
        partition.topic(),
        partition.partition(),
        lanes.committable().orElse(-1),
        lanes.inFlight(),
        lags.unread(partition),
        behind,
        Optional.ofNullable(lanes.oldest()).map(waiting -> oldest(waiting, record)));
  }

  private static PartitionStatus.Oldest oldest(
      Waiting waiting, ConsumerRecord<byte[], byte[]> record) {
    return new PartitionStatus.Oldest(
        key(record.key()),
        waiting.offset(),
        Duration.ofNanos(System.nanoTime() - waiting.since()),
        waiting.attempts(),
        switch (waiting.state()) {
          case QUEUED -> "queued";
          case HANDLED -> "with its handler";
          case RETRY -> "tried again later";
          case UNAVAILABLE -> "something is away";
        },
        Optional.ofNullable(waiting.cause()));
  }

  private static String key(byte[] key) {
    if (key == null) {
      return "";
    }
    String text =
        new String(key, 0, Math.min(key.length, LONGEST_KEY), StandardCharsets.UTF_8)
            .replaceAll("\\p{Cntrl}", "?");
    return key.length > LONGEST_KEY ? text + "..." : text;
  }
}
