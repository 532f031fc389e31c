package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.Event;
import io.millrace.local.LocalStack;
import io.millrace.local.junit.WithLocalStack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@WithLocalStack
class StopIT {

  @Test
  void whatAStopHasGivenUpIsWaitedForOnceAndWritesNoDeadLetter(LocalStack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 1, 1);
    CompletableFuture<Thread> busy = new CompletableFuture<>();
    CompletableFuture<Void> gate = new CompletableFuture<>();
    AtomicInteger closed = new AtomicInteger();
    List<String> notes = new CopyOnWriteArrayList<>();

    try (EventProcessor processor =
        EventProcessor.open(
            bench.connection(),
            List.of(bench.texts()),
            ProcessorSettings.of(bench.group()).withDrain(Duration.ofMillis(100)),
            stubborn(busy, gate, closed),
            new ProcessorListener() {
              @Override
              public void note(String line) {
                notes.add(line);
              }
            })) {
      Thread runner = new Thread(processor::run);
      runner.start();
      Thread lane = busy.get();
      processor.stop();
      runner.join();
      gate.complete(null);
      lane.join();
    }

    assertThat(bench.setAside()).isEmpty();
    assertThat(notes)
        .containsExactly("handlers are still busy after 100 ms: what they have begun comes again");
    assertThat(closed.get()).isEqualTo(1);
  }

  /** One that minds no interrupt. */
  private static EventHandler<String, String> stubborn(
      CompletableFuture<Thread> busy, CompletableFuture<Void> gate, AtomicInteger closed) {
    return new EventHandler<>() {
      @Override
      public Outcome handle(Event<String, String> event) {
        busy.complete(Thread.currentThread());
        gate.join();
        return Outcome.deadLetter("too late");
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }
}
