package io.millrace.serde;

import io.millrace.example.Address;
import io.millrace.example.Customer;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Values of generated classes. */
final class GeneratedKinds {
  private static final Instant AT = Instant.parse("2016-11-08T00:00:00Z");

  private GeneratedKinds() {}

  static List<ValueKind> all() {
    return List.of(
        ValueKind.of("generated record", new Customer("C-1", "Ada", "Consumer")),
        ValueKind.of("generated record with empty strings", new Customer("", "", "")),
        ValueKind.of("generated union of a nested record", order(placed())),
        ValueKind.of("generated date", order(new OrderShipped(LocalDate.ofEpochDay(1), "Air"))),
        ValueKind.of("generated union of a small record", order(new OrderCancelled("no more"))));
  }

  private static OrderEvent order(Object kind) {
    return new OrderEvent(new UUID(1, 2), "O-1", AT, kind);
  }

  private static OrderPlaced placed() {
    OrderLine line =
        new OrderLine(
            "P-1",
            "Größe \"L\"",
            "Office",
            "Pens",
            3,
            new BigDecimal("2396.2656"),
            new BigDecimal("0.4500"),
            new BigDecimal("-383.0310"));
    Address address = new Address("Austria", "Graz", null, "8010", null);
    return new OrderPlaced(
        "C-1", "First Class", address, List.of(line, line), Map.of("segment", "Consumer"));
  }
}
