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

  /** What was sold in days, weeks and months, by period, category and region; compacted. */
  public static final EventTopic<String, SalesByPeriod> SALES_BY_PERIOD =
      EventTopic.of("sales-by-period", String.class, SalesByPeriod.class);

  private ExampleTopics() {}
}
