package io.millrace.consumer.example;

import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines of one order, summed up by what sales are told apart by. */
record OrderSums(Map<SalesGroup, Sales> groups) {
  OrderSums {
    groups = Map.copyOf(groups);
  }

  static OrderSums of(OrderPlaced order) {
    String region = order.getShipTo().getRegion();
    Map<SalesGroup, Sales> groups = new LinkedHashMap<>();
    for (OrderLine line : order.getLines()) {
      groups.merge(
          new SalesGroup(line.getCategory(), region == null ? "" : region),
          Sales.placed(line.getSales(), line.getQuantity()),
          Sales::plus);
    }
    return new OrderSums(groups);
  }

  /** The same, taken back. */
  OrderSums cancelled() {
    return new OrderSums(
        groups.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().cancelled())));
  }

  /** For {@link #parse}; a line a group: its name, a tab, its sums. */
  @Override
  public String toString() {
    return groups.entrySet().stream()
        .map(e -> e.getKey() + "\t" + e.getValue())
        .collect(Collectors.joining("\n"));
  }

  static OrderSums parse(String text) {
    return new OrderSums(
        text.lines()
            .collect(
                Collectors.toMap(
                    line -> SalesGroup.parse(line.substring(0, line.lastIndexOf('\t'))),
                    line -> Sales.parse(line.substring(line.lastIndexOf('\t') + 1)))));
  }
}
