package io.millrace.consumer.example;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.millrace.example.Address;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The file of the example: its events, and what they come to by plain arithmetic on its rows. */
public final class Superstore {
  /** All of its orders. */
  public static final int ORDERS = 5_009;

  private static final Path CSV = Path.of("../examples/superstore.csv");

  private Superstore() {}

  /** Two events an order, as the mapping of the example makes them, of its first orders. */
  public static List<OrderEvent> events(int firstOrders) throws IOException {
    Map<String, List<NamedCsvRecord>> orders = new LinkedHashMap<>();
    rows(firstOrders)
        .forEach(
            row -> orders.computeIfAbsent(cell(row, "Order ID"), id -> new ArrayList<>()).add(row));
    List<OrderEvent> events = new ArrayList<>();
    orders.forEach(
        (id, rows) -> {
          NamedCsvRecord first = rows.get(0);
          events.add(event(id, day(first, "Order Date"), placed(rows)));
          LocalDate shipped = day(first, "Ship Date");
          events.add(event(id, shipped, new OrderShipped(shipped, cell(first, "Ship Mode"))));
        });
    return events;
  }

  /** Revenue and units of its first orders, by the key of their result. */
  public static Map<String, String> sales(int firstOrders) throws IOException {
    Map<String, BigDecimal> revenue = new TreeMap<>();
    Map<String, Long> units = new TreeMap<>();
    for (NamedCsvRecord row : rows(firstOrders)) {
      LocalDate day = day(row, "Order Date");
      LocalDate monday = day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
      String group = "/" + cell(row, "Category") + "/" + cell(row, "Region");
      for (String period :
          List.of(
              "day/" + day, "week/" + monday, "month/" + day.toString().substring(0, 7) + "-01")) {
        revenue.merge(period + group, new BigDecimal(cell(row, "Sales")), BigDecimal::add);
        units.merge(period + group, Long.valueOf(cell(row, "Quantity")), Long::sum);
      }
    }
    Map<String, String> sales = new TreeMap<>();
    revenue.forEach(
        (key, sum) -> sales.put(key, sum.setScale(4) + " " + units.get(key) + " 0.0000 0"));
    return sales;
  }

  private static OrderEvent event(String id, LocalDate day, Object kind) {
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return new OrderEvent(UUID.randomUUID(), id, at, kind);
  }

  private static OrderPlaced placed(List<NamedCsvRecord> rows) {
    NamedCsvRecord first = rows.get(0);
    return new OrderPlaced(
        cell(first, "Customer ID"),
        cell(first, "Ship Mode"),
        new Address(cell(first, "Country"), cell(first, "City"), null, null, cell(first, "Region")),
        rows.stream().map(Superstore::line).toList(),
        Map.of());
  }

  private static OrderLine line(NamedCsvRecord row) {
    return new OrderLine(
        cell(row, "Product ID"),
        cell(row, "Product Name"),
        cell(row, "Category"),
        cell(row, "Sub-Category"),
        Integer.valueOf(cell(row, "Quantity")),
        new BigDecimal(cell(row, "Sales")).setScale(4),
        BigDecimal.ZERO.setScale(4),
        BigDecimal.ZERO.setScale(4));
  }

  private static LocalDate day(NamedCsvRecord row, String column) {
    return LocalDate.parse(cell(row, column));
  }

  private static String cell(NamedCsvRecord row, String column) {
    return row.getField(column);
  }

  private static List<NamedCsvRecord> rows(int firstOrders) throws IOException {
    try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(CSV)) {
      List<NamedCsvRecord> rows = csv.stream().toList();
      Set<String> orders =
          rows.stream()
              .map(row -> cell(row, "Order ID"))
              .distinct()
              .limit(firstOrders)
              .collect(Collectors.toSet());
      return rows.stream().filter(row -> orders.contains(cell(row, "Order ID"))).toList();
    }
  }
}
