package io.millrace.benchmarks.sample;

import io.millrace.example.Address;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Orders as a retailer's system has them, of two or three lines. */
final class OrderValues {
  private OrderValues() {}

  static OrderEvent next(Random random) {
    return new OrderEvent(
        new UUID(random.nextLong(), random.nextLong()),
        "US-2017-" + (100_000 + random.nextInt(100_000)),
        Instant.ofEpochMilli(1_500_163_200_000L + random.nextInt(1_000_000_000)),
        new OrderPlaced(
            "SF-" + (10_000 + random.nextInt(10_000)),
            random.nextBoolean() ? "Second Class" : "Standard Class",
            new Address("United States", "Philadelphia", "Pennsylvania", "19140", "East"),
            Stream.generate(() -> line(random)).limit(2 + random.nextInt(2)).toList(),
            Map.of("segment", random.nextBoolean() ? "Consumer" : "Home Office")));
  }

  private static OrderLine line(Random random) {
    return new OrderLine(
        "FUR-CH-" + (10_000_000 + random.nextInt(10_000)),
        "Global Deluxe Stacking Chair, Gray",
        "Furniture",
        "Chairs",
        1 + random.nextInt(9),
        BigDecimal.valueOf(10_000 + random.nextInt(9_000_000), 4),
        BigDecimal.valueOf(random.nextInt(5) * 1_000L, 4),
        BigDecimal.valueOf(random.nextInt(900_000) - 300_000, 4));
  }
}
