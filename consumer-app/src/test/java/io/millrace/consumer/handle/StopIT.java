package io.millrace.consumer.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.event.Event;
import io.millrace.local.Stack;
import io.millrace.local.junit.WithStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@WithStack
class StopIT {

  @Test
  void whatAStopHasGivenUpIsWaitedForOnceAndWritesNoDeadLetter(Stack stack) throws Exception {
    Bench bench = Bench.create(stack, 1);
    bench.produce(0, 2, 2);
    Stubborn late = new Stubborn();
    Stubborn never = new Stubborn();
    AtomicInteger closed = new AtomicInteger();
    List<String> notes = new CopyOnWriteArrayList<>();

    try (EventProcessor processor =
        EventProcessor.open(
            bench.connection(),
            List.of(bench.texts()),
            ProcessorSettings.of(bench.group()).withDrain(Duration.ofMillis(100)),
            handler(Map.of("k0", late, "k1", never), closed),
            new ProcessorListener() {
              @Override
              public void note(String line) {
                notes.add(line);
              }
            })) {
      Thread runner = new Thread(processor::run);
      runner.start();
      Thread lane = late.busy.get();
      never.busy.get();
      processor.stop();
      runner.join();
      late.gate.complete(null);
      lane.join();
    }

    never.gate.complete(null);
    assertThat(bench.setAside()).isEmpty();
    assertThat(notes)
        .containsExactly("handlers are still busy after 100 ms: what they have begun comes again");
    assertThat(closed.get()).isEqualTo(1);
  }

  private static EventHandler<String, String> handler(
      Map<String, Stubborn> calls, AtomicInteger closed) {
    return new EventHandler<>() {
      @Override
      public Outcome handle(Event<String, String> event) {
        return calls.get(event.key()).handle();
      }

      @Override
      public void close() {
        closed.incrementAndGet();
      }
    };
  }

  /** A call that minds no interrupt. */
  private static final class Stubborn {
    private final CompletableFuture<Thread> busy = new CompletableFuture<>();
    private final CompletableFuture<Void> gate = new CompletableFuture<>();

    Outcome handle() {
      busy.complete(Thread.currentThread());
      gate.join();
      var unused = Thread.interrupted();
      return Outcome.deadLetter("too late");
    }
  }
}
