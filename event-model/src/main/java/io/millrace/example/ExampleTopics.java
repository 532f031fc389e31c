package io.millrace.example;

import io.millrace.event.EventTopic;

/** The topics of the example catalogue. */
public final class ExampleTopics {
  /** What happened to orders, by order id. */
  public static final EventTopic<String, OrderEvent> ORDERS =
      EventTopic.of("orders", String.class, OrderEvent.class);

  /** Customers as last known, by customer id; compacted. */
  public static final EventTopic<String, Customer> CUSTOMERS =
      EventTopic.of("customers", String.class, Customer.class);

  private ExampleTopics() {}
}
