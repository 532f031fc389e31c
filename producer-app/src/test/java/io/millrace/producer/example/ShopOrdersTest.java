package io.millrace.producer.example;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.example.Customer;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import io.millrace.producer.input.Input;
import io.millrace.producer.target.MemoryTarget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class ShopOrdersTest {
  private static final MemoryTarget CUSTOMERS =
      MemoryTarget.of("customers", Customer.getClassSchema());
  private static final MemoryTarget ORDERS = MemoryTarget.of("orders", OrderEvent.getClassSchema());

  @Test
  void theSameSeedMakesTheSameEvents() {
    assertThat(values(500, 7)).isEqualTo(values(500, 7)).isNotEqualTo(values(500, 8));
  }

  @Test
  void anOrderIsPlacedAndThenShippedOrCancelledOnce() {
    Set<String> open = new HashSet<>();
    Set<String> all = new HashSet<>();
    for (Object value : values(20_000, 1)) {
      if (value instanceof OrderEvent event) {
        if (event.getKind() instanceof OrderPlaced placed) {
          assertThat(placed.getLines()).hasSizeBetween(1, 5);
          assertThat(all.add(event.getOrderId())).isTrue();
          open.add(event.getOrderId());
        } else {
          assertThat(open.remove(event.getOrderId())).isTrue();
        }
      }
    }
    assertThat(open).as("still open").hasSizeBetween(20, 500);
  }

  @Test
  void customersComeBeforeTheirFirstOrderAndSomeComeBackOften() {
    Set<String> known = new HashSet<>();
    Map<String, Integer> orders = new HashMap<>();
    for (Object value : values(20_000, 2)) {
      if (value instanceof Customer customer) {
        assertThat(known.add(customer.getCustomerId())).isTrue();
      } else if (((OrderEvent) value).getKind() instanceof OrderPlaced placed) {
        assertThat(known).contains(placed.getCustomerId());
        orders.merge(placed.getCustomerId(), 1, Integer::sum);
      }
    }
    assertThat(orders.values()).anyMatch(count -> count > 50);
    assertThat(orders.values().stream().filter(count -> count == 1).count()).isGreaterThan(1_000);
  }

  @Test
  void someOrdersAreCancelledAndSomeShipmentsAreToldLate() {
    long cancelled = 0;
    long late = 0;
    Instant latest = Instant.EPOCH;
    for (ProducerRecord<byte[], byte[]> event : events(20_000, 3)) {
      if (event.topic().equals("orders")) {
        OrderEvent order = (OrderEvent) ORDERS.value(event);
        assertThat(event.timestamp()).isEqualTo(order.getOccurredAt().toEpochMilli());
        assertThat(new String(event.key(), UTF_8)).isEqualTo(order.getOrderId());
        cancelled += order.getKind() instanceof OrderCancelled ? 1 : 0;
        if (order.getOccurredAt().isBefore(latest)) {
          assertThat(order.getKind()).isInstanceOf(OrderShipped.class);
          late++;
        } else {
          latest = order.getOccurredAt();
        }
      }
    }
    assertThat(cancelled).isBetween(300L, 700L);
    assertThat(late).isBetween(250L, 700L);
  }

  private static List<Object> values(int count, long seed) {
    return events(count, seed).stream()
        .map(event -> (event.topic().equals("orders") ? ORDERS : CUSTOMERS).value(event))
        .toList();
  }

  private static List<ProducerRecord<byte[], byte[]>> events(int count, long seed) {
    ShopOrders shop =
        new ShopOrders(CUSTOMERS, ORDERS, new SplittableRandom(seed), new TickingClock());
    List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
    while (events.size() < count) {
      Input.Ready input = (Input.Ready) shop.next().orElseThrow();
      assertThat(input.after()).isEmpty();
      events.addAll(input.records());
    }
    return events;
  }

  /** A second later each time. */
  private static final class TickingClock extends Clock {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    public Instant instant() {
      now = now.plus(Duration.ofSeconds(1));
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return InstantSource.system().withZone(zone);
    }
  }
}
