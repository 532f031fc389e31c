package com.example.shop;

import io.millrace.app.connect.Connection;
import io.millrace.consumer.handle.EventProcessor;
import io.millrace.consumer.handle.ProcessorSettings;
import io.millrace.example.ExampleTopics;
import java.time.Duration;
import java.util.List;

/** Handles all orders that there are, in a program of its own. */
public final class HandleOrders {
  private HandleOrders() {}

  /**
   * Handles them.
   *
   * @param args the cluster and the registry
   */
  public static void main(String[] args) {
    Connection connection = Connection.of(args[0], args[1], Duration.ofSeconds(10));
    ProcessorSettings settings = ProcessorSettings.of("order-desk-of-code").untilTheEnd();
    try (EventProcessor processor =
        EventProcessor.open(
            connection, List.of(ExampleTopics.ORDERS), settings, new OrderDesk())) {
      processor.run();
    }
  }
}
