package io.millrace.producer.example;

import io.millrace.example.Address;
import io.millrace.example.OrderLine;
import java.time.LocalDate;

/**
 * A line of the file: a product of an order, with what it repeats of the order and the customer.
 */
record OrderLineRow(
    String orderId,
    LocalDate orderDate,
    LocalDate shipDate,
    String shipMode,
    String customerId,
    String customerName,
    String segment,
    Address shipTo,
    OrderLine line) {

  /** Whether all is equal but the product. */
  boolean isOfSameOrderAs(OrderLineRow other) {
    return with(null).equals(other.with(null));
  }

  private OrderLineRow with(OrderLine otherLine) {
    return new OrderLineRow(
        orderId,
        orderDate,
        shipDate,
        shipMode,
        customerId,
        customerName,
        segment,
        shipTo,
        otherLine);
  }
}
