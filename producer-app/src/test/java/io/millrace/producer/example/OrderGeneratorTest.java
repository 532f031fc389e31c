package io.millrace.producer.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import io.millrace.producer.source.Input;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OrderGeneratorTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  @Test
  void theSameSeedMakesTheSameOrders() {
    assertThat(first(500, 7)).isEqualTo(first(500, 7)).isNotEqualTo(first(500, 8));
  }

  @Test
  void everyOrderIsPlacedAndThenShippedOrCancelledAndSomeCustomersComeBack() {
    Set<String> open = new HashSet<>();
    Set<String> customers = new HashSet<>();
    int placed = 0;
    int cancelled = 0;
    for (Input.Ready input : first(5_000, 1)) {
      if (!(input.event().value() instanceof OrderEvent event)) {
        assertThat(customers.add(input.event().key())).isTrue();
      } else if (event.getKind() instanceof OrderPlaced order) {
        assertThat(customers).contains(order.getCustomerId());
        assertThat(open.add(event.getOrderId())).isTrue();
        placed++;
      } else {
        assertThat(event.getKind()).isInstanceOfAny(OrderShipped.class, OrderCancelled.class);
        assertThat(open.remove(event.getOrderId())).isTrue();
        cancelled += event.getKind() instanceof OrderCancelled ? 1 : 0;
      }
    }
    assertThat(open).hasSizeLessThanOrEqualTo(1);
    assertThat(customers).hasSizeLessThan(placed);
    assertThat(cancelled).isPositive();
  }

  private static List<Input.Ready> first(int count, long seed) {
    OrderGenerator generator = new OrderGenerator(new Random(seed), CLOCK);
    return Stream.generate(() -> (Input.Ready) generator.next().orElseThrow())
        .limit(count)
        .toList();
  }
}
