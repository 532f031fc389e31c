package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.consumer.lane.LaneOrder;
import io.millrace.consumer.lane.Lanes;
import io.millrace.consumer.lane.PartitionLanes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.LogTruncationException;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One event waits at offset 12 of a partition that was read up to 20. */
class BacklogTest {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final Board board = new Board(new Lanes<>(LaneOrder.KEY, 1), new Bounds(1, 1_000, 1_000));
  private Backlog backlog;

  @BeforeEach
  void read() {
    consumer.assign(List.of(PARTITION));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 5L));
    consumer.commitSync(Map.of(PARTITION, new OffsetAndMetadata(10)));
    Starts starts = Starts.find(consumer, true, List.of());
    Commits commits = new Commits(consumer, board, ProcessorListener.NONE);
    backlog = new Backlog(consumer, starts, board, commits, Duration.ZERO, ProcessorListener.NONE);
    backlog.onPartitionsAssigned(List.of(PARTITION));
    consumer.seek(PARTITION, 20);
    board.with(
        lanes -> {
          PartitionLanes<ConsumerRecord<byte[], byte[]>> ours = lanes.of(PARTITION);
          ours.add(
              ours.pending(12, new byte[1], new ConsumerRecord<>("t", 0, 12, null, null), 1, 0));
          ours.passed(20);
          return null;
        });
  }

  @Test
  void whereTheLogWasCutBehindAnEventThatWaitsItComesAgain() {
    backlog.restart(
        new LogTruncationException(
            Map.of(PARTITION, 20L), Map.of(PARTITION, new OffsetAndMetadata(15))));

    assertThat(consumer.position(PARTITION)).isEqualTo(12);
    assertThat(inFlight()).isZero();
    assertThat(committable()).isEqualTo(12);
  }

  @Test
  void whatIsInFlightGoesOnWhenTheNextEventsAreGone() {
    consumer.updateBeginningOffsets(Map.of(PARTITION, 30L));

    backlog.restart(new OffsetOutOfRangeException(Map.of(PARTITION, 20L)));

    assertThat(consumer.position(PARTITION)).isEqualTo(30);
    assertThat(inFlight()).isEqualTo(1);
    assertThat(committable()).isEqualTo(12);
  }

  @Test
  void aLogThatIsShorterBeginsAnew() {
    backlog.restart(new OffsetOutOfRangeException(Map.of(PARTITION, 20L)));

    assertThat(consumer.position(PARTITION)).isEqualTo(5);
    assertThat(inFlight()).isZero();
    assertThat(committable()).isEqualTo(5);
  }

  private int inFlight() {
    return board.with(lanes -> lanes.of(PARTITION).inFlight());
  }

  private long committable() {
    return board.with(lanes -> lanes.of(PARTITION).committable().orElseThrow());
  }
}
