package io.millrace.benchmarks.consumer;

import io.millrace.consumer.handle.EventHandler;
import io.millrace.consumer.handle.Outcome;
import io.millrace.event.Event;
import io.millrace.example.OrderEvent;

/** For consumer-app: a handler that does nothing, or waits. */
public final class PausingHandler implements EventHandler<String, OrderEvent> {
  private final Pause pause = Pause.ofProperty();

  @Override
  public Outcome handle(Event<String, OrderEvent> event) throws InterruptedException {
    pause.take();
    return Outcome.processed();
  }

  @Override
  public void close() {}
}
