package com.example.shop;

import io.millrace.consumer.handle.EventHandler;
import io.millrace.consumer.handle.Outcome;
import io.millrace.event.Event;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderKinds;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts orders by what happened to them. A kind that is missing in the match doesn't compile.
 *
 * <p>The same class serves both ways: {@code consumer-app run --handler com.example.shop.OrderDesk}
 * and {@link HandleOrders}.
 */
public final class OrderDesk implements EventHandler<String, OrderEvent> {
  private final LongAdder placed = new LongAdder();
  private final LongAdder shipped = new LongAdder();
  private final LongAdder cancelled = new LongAdder();

  @Override
  public Outcome handle(Event<String, OrderEvent> event) {
    if (event.value() == null) {
      return Outcome.deadLetter("an order event without a value");
    }
    return OrderKinds.match(
        event.value(),
        order ->
            order.getLines().isEmpty()
                ? Outcome.deadLetter("an order without lines")
                : count(placed),
        order -> count(shipped),
        order -> count(cancelled));
  }

  private static Outcome count(LongAdder counter) {
    counter.increment();
    return Outcome.processed();
  }

  @Override
  public void close() {
    System.out.printf("placed %s, shipped %s, cancelled %s%n", placed, shipped, cancelled);
  }
}
