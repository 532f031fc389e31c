package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What there is to handle is much more than what may be in flight. */
@WithStack
class BoundsIT {
  private static final int PARTITIONS = 3;
  private static final int KEYS = 300;
  private static final int EVENTS = 6_000;

  /** What each event takes at least. */
  private static final int BYTES = 1_000;

  /** How many come with a poll at most. */
  private static final int POLL = 50;

  @Test
  void ofTheEventsInFlightThereAreNoMoreThanTheBoundAndOnePoll(Stack stack) throws Exception {
    assertThat(mostInFlight(stack, new Bounds(4, 100, 1L << 40))).isLessThanOrEqualTo(100 + POLL);
  }

  @Test
  void ofTheBytesInFlightThereAreNoMoreThanTheBoundAndOnePoll(Stack stack) throws Exception {
    assertThat(mostInFlight(stack, new Bounds(4, 1 << 30, 100L * BYTES)))
        .isLessThanOrEqualTo(100 + POLL);
  }

  /** Of all partitions together, as each event finds it when it is handled. */
  private static int mostInFlight(Stack stack, Bounds bounds) throws Exception {
    Bench bench = Bench.create(stack, PARTITIONS);
    bench.send(records(bench));
    AtomicInteger most = new AtomicInteger();
    HandledLedger ledger = new HandledLedger();
    CompletableFuture<EventProcessor> opened = new CompletableFuture<>();

    try (EventProcessor processor =
        EventProcessor.open(
            bench.connection(Map.of("max.poll.records", "" + POLL)),
            List.of(bench.texts()),
            bench.settings().with(bounds),
            event -> {
              most.accumulateAndGet(inFlight(opened.join()), Math::max);
              Thread.sleep(1);
              ledger.add(event);
              return Outcome.processed();
            })) {
      opened.complete(processor);
      assertThat(processor.run()).isTrue();
    }

    assertThat(ledger.anomalies(EVENTS)).isEmpty();
    assertThat(ledger.size()).isEqualTo(EVENTS);
    assertThat(bench.committed()).isEqualTo(EVENTS);
    return most.get();
  }

  /** With zeros before their numbers. */
  private static List<ProducerRecord<byte[], byte[]>> records(Bench bench) {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      int key = i % KEYS;
      byte[] value = Bench.bytes(("%0" + BYTES + "d").formatted(i));
      records.add(
          new ProducerRecord<>(bench.topic(), key % PARTITIONS, Bench.bytes("k" + key), value));
    }
    return records;
  }

  private static int inFlight(EventProcessor processor) {
    return processor.status().stream().mapToInt(PartitionStatus::inFlight).sum();
  }
}
