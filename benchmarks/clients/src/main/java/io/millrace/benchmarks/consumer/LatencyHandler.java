package io.millrace.benchmarks.consumer;

import io.millrace.consumer.handle.EventHandler;
import io.millrace.consumer.handle.Outcome;
import io.millrace.event.Event;
import io.millrace.example.OrderEvent;
import java.io.IOException;

/** For consumer-app: a handler that takes the time of each event. */
public final class LatencyHandler implements EventHandler<String, OrderEvent> {
  private final Latencies latencies = Latencies.ofProperty();

  @Override
  public Outcome handle(Event<String, OrderEvent> event) throws IOException {
    latencies.add(event.headers());
    return Outcome.processed();
  }

  @Override
  public void close() {}
}
