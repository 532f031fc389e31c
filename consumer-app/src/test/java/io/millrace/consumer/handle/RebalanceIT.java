package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.app.connect.Connection;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members come and go all the time. */
@WithStack
class RebalanceIT {
  private static final int PARTITIONS = 6;
  private static final int KEYS = 60;

  @ParameterizedTest
  @ValueSource(strings = {"classic", "consumer"})
  void nothingIsLostOrOutOfOrderAndNoDoneEventComesAgain(String protocol, Stack stack)
      throws Exception {
    Bench bench = Bench.create(stack, PARTITIONS);
    Connection connection = bench.connection(Map.of("group.protocol", protocol));
    int seconds = Integer.getInteger("millrace.seconds", 10);
    int count = seconds * 2_000;
    bench.produce(0, count, KEYS);
    HandledLedger ledger = new HandledLedger();
    List<String> notes = new ArrayList<>();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<EventProcessor> members = new ArrayList<>();
      List<Future<?>> runs = new ArrayList<>();
      Random random = new Random(1);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      while (System.nanoTime() < end) {
        if (members.size() > 3 || (members.size() > 1 && random.nextBoolean())) {
          members.remove(random.nextInt(members.size())).stop();
        } else {
          EventProcessor member = member(connection, bench, ledger, notes);
          members.add(member);
          runs.add(threads.submit(() -> runAndClose(member)));
        }
        Thread.sleep(500);
      }
      members.forEach(EventProcessor::stop);
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdownNow();
    }
    int before = ledger.size();
    try (EventProcessor last =
        EventProcessor.open(
            connection, List.of(bench.texts()), bench.settings(), handler(ledger))) {
      assertThat(last.run()).isTrue();
    }

    assertThat(before).isPositive();
    assertThat(ledger.anomalies(count)).isEmpty();
    assertThat(bench.committed()).isEqualTo(count);
    System.out.printf(
        "%s: %d of %d in the storm, %d repeats, notes %s%n",
        protocol, before, count, ledger.repeats(count), notes);
    // Only when a member was thrown out could it not commit what was done.
    if (notes.isEmpty()) {
      assertThat(ledger.repeats(count)).isZero();
    }
  }

  private static EventProcessor member(
      Connection connection, Bench bench, HandledLedger ledger, List<String> notes) {
    return EventProcessor.open(
        connection,
        List.of(bench.texts()),
        ProcessorSettings.of(bench.group()).with(new Bounds(8, 500, 1 << 20)),
        handler(ledger),
        new ProcessorListener() {
          @Override
          public void note(String line) {
            synchronized (notes) {
              notes.add(line);
            }
          }
        });
  }

  private static EventHandler<String, String> handler(HandledLedger ledger) {
    return event -> {
      Thread.sleep(0, ThreadLocalRandom.current().nextInt(1_000_000));
      ledger.add(event);
      return Outcome.processed();
    };
  }

  private static boolean runAndClose(EventProcessor member) {
    try (member) {
      return member.run();
    }
  }
}
