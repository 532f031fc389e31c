package io.millrace.producer.example;

import io.millrace.event.Event;
import io.millrace.example.Customer;
import io.millrace.example.ExampleTopics;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import io.millrace.producer.source.Input;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What happened, from the lines of an order. */
final class OrderEvents {
  private final Set<String> knownCustomers = new HashSet<>();

  /** The customer if new, the order placed, the order shipped. */
  List<Input> of(List<OrderLineRow> lines) {
    OrderLineRow first = lines.get(0);
    List<Input> events = new ArrayList<>(3);
    if (knownCustomers.add(first.customerId())) {
      events.add(customer(first));
    }
    OrderPlaced placed =
        new OrderPlaced(
            first.customerId(),
            first.shipMode(),
            first.shipTo(),
            lines.stream().map(OrderLineRow::line).toList(),
            Map.of("segment", first.segment()));
    events.add(order(first.orderId(), first.orderDate(), placed));
    OrderShipped shipped = new OrderShipped(first.shipDate(), first.shipMode());
    events.add(order(first.orderId(), first.shipDate(), shipped));
    return events;
  }

  private static Input customer(OrderLineRow row) {
    Customer customer = new Customer(row.customerId(), row.customerName(), row.segment());
    return new Input.Ready(
        ExampleTopics.CUSTOMERS, Event.of(row.customerId(), customer, startOf(row.orderDate())));
  }

  private static Input order(String orderId, LocalDate date, Object kind) {
    Instant at = startOf(date);
    // The same event has the same id, whenever and wherever the file is imported.
    String name = orderId + "/" + kind.getClass().getSimpleName();
    UUID eventId = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    return new Input.Ready(
        ExampleTopics.ORDERS, Event.of(orderId, new OrderEvent(eventId, orderId, at, kind), at));
  }

  private static Instant startOf(LocalDate date) {
    return date.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
