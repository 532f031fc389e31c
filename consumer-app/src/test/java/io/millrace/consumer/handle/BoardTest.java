package io.millrace.consumer.handle;

import static org.awaitility.Awaitility.await;

import io.millrace.consumer.lane.Bundle;
import io.millrace.consumer.lane.LaneOrder;
import io.millrace.consumer.lane.Lanes;
import io.millrace.consumer.lane.PartitionLanes;
import io.millrace.consumer.lane.Pending;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardTest {
  private static final TopicPartition PARTITION = new TopicPartition("t", 0);
  private static final int WORKERS = Runtime.getRuntime().availableProcessors() + 4;

  private final Board board =
      new Board(new Lanes<>(LaneOrder.KEY, 1), new Bounds(WORKERS, 100_000, 100_000_000));
  private final PartitionLanes<ConsumerRecord<byte[], byte[]>> ours =
      board.with(lanes -> lanes.open(PARTITION, 0, ""));
  private final AtomicInteger quick = new AtomicInteger();
  private final AtomicInteger slow = new AtomicInteger();
  private final CountDownLatch release = new CountDownLatch(1);
  private int offset;

  @AfterEach
  void end() {
    release.countDown();
    board.end();
  }

  @Test
  void slowEventsHoldUpNoneOfOtherKeysThoughAllBeforeWereQuick() {
    for (int i = 0; i < WORKERS; i++) {
      new Thread(this::work).start();
    }
    add("quick", 20_000);
    await().until(() -> quick.get() == 20_000);

    add("slow", WORKERS - 1);
    add("quick", 1_000);

    // Far below the second after which somebody looks in any case.
    await()
        .atMost(Duration.ofMillis(700))
        .until(() -> slow.get() == WORKERS - 1 && quick.get() == 21_000);
  }

  /** Each of a key of its own. */
  private void add(String kind, int count) {
    board.with(
        lanes -> {
          for (int i = 0; i < count; i++, offset++) {
            byte[] key = Bench.bytes(kind + offset);
            ours.add(
                ours.pending(
                    offset,
                    key,
                    new ConsumerRecord<>("t", 0, offset, key, Bench.bytes(kind)),
                    1,
                    System.nanoTime()));
          }
          return null;
        });
  }

  private void work() {
    try {
      Bundle<ConsumerRecord<byte[], byte[]>> bundle = board.next(null, 0);
      while (bundle != null) {
        int handled = 0;
        Pending<ConsumerRecord<byte[], byte[]>> pending;
        while ((pending = bundle.next()) != null) {
          handle(pending.record());
          bundle.done();
          handled++;
        }
        bundle = board.next(bundle, handled);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void handle(ConsumerRecord<byte[], byte[]> record) throws InterruptedException {
    if (record.value()[0] == 's') {
      slow.incrementAndGet();
      release.await();
    } else {
      quick.incrementAndGet();
    }
  }
}
