package io.millrace.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import io.millrace.app.cli.AppException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Adds up the exported JSON lines. An order that is there twice adds twice, and so shows. */
final class ExportTotals {
  private static final ObjectReader JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .configure(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES, false)
          .reader();
  private static final String PLACED = "io.millrace.example.OrderPlaced";
  private static final String SHIPPED = "io.millrace.example.OrderShipped";

  private final SortedMap<String, Long> eventsByTopic = new TreeMap<>();
  private final Set<String> placed = new HashSet<>();
  private final Set<String> customers = new HashSet<>();
  private long lines;
  private long placedEvents;
  private long shippedEvents;
  private long quantity;
  private BigDecimal sales = BigDecimal.ZERO;

  private ExportTotals() {}

  static ExportTotals of(Path folder) {
    ExportTotals totals = new ExportTotals();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        totals.addFile(file);
      }
    } catch (IOException e) {
      throw AppException.failed("cannot read " + folder + ": " + e.getMessage(), e);
    }
    return totals;
  }

  Totals totals() {
    return new Totals(lines, placedEvents, shippedEvents, customers.size(), quantity, sales);
  }

  SortedMap<String, Long> eventsByTopic() {
    return eventsByTopic;
  }

  private void addFile(Path file) throws IOException {
    List<String> all = Files.readAllLines(file);
    for (int i = 0; i < all.size(); i++) {
      try {
        add(JSON.readTree(all.get(i)));
      } catch (IOException | IllegalArgumentException e) {
        throw AppException.failed(
            "%s:%d is no exported event: %s".formatted(file, i + 1, e.getMessage()), e);
      }
    }
  }

  private void add(JsonNode event) {
    String topic = event.required("topic").asText();
    eventsByTopic.merge(topic, 1L, Long::sum);
    JsonNode value = event.required("value");
    if (topic.equals("customers")) {
      customers.add(event.required("key").asText());
    } else {
      addOrder(event.required("key").asText(), value.required("kind"));
    }
  }

  private void addOrder(String orderId, JsonNode kind) {
    if (kind.has(PLACED)) {
      placedEvents++;
      placed.add(orderId);
      for (JsonNode line : kind.get(PLACED).required("lines")) {
        lines++;
        quantity += line.required("quantity").asLong();
        sales = sales.add(line.required("sales").decimalValue());
      }
    } else if (kind.has(SHIPPED)) {
      shippedEvents++;
      if (!placed.contains(orderId)) {
        throw new IllegalArgumentException("order " + orderId + " is shipped before it is placed");
      }
    } else {
      throw new IllegalArgumentException("an unexpected kind: " + kind);
    }
  }
}
