package io.millrace.producer.example;

import static java.util.Objects.requireNonNull;

import io.millrace.example.Customer;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import io.millrace.producer.input.Input;
import io.millrace.producer.input.RefusedException;
import io.millrace.producer.input.Source;
import io.millrace.producer.target.Target;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Orders as of a real shop, made up without end.
 *
 * <p>Some customers come back often and most of them seldom; a customer is published with the first
 * order. Each order is placed and then either shipped or, one in twenty, cancelled, while others
 * are placed in between. One shipment in twenty is told late: it happened before events that are
 * already there. Orders that are still open when the run ends stay open.
 *
 * <p>The same seed makes the same events, but for their times. For one thread.
 */
public final class ShopOrders implements Source {
  private static final int CUSTOMERS = 10_000;
  private static final int MOST_LINES = 5;

  /** Slots for orders that are open, of which a few dozen are in use. A power of two. */
  private static final int OPEN_SLOTS = 4_096;

  private static final int LONGEST_WAIT = 100;
  private static final int LONGEST_LATE_WAIT = 2_000;

  private static final List<String> SEGMENTS = List.of("Consumer", "Corporate", "Home Office");
  private static final List<Map<String, String>> ATTRIBUTES =
      SEGMENTS.stream().map(segment -> Map.of("segment", segment)).toList();
  private static final List<String> SHIP_MODES =
      List.of("Standard Class", "Standard Class", "Second Class", "First Class", "Same Day");
  private static final List<String> REASONS =
      List.of("changed their mind", "found it cheaper", "out of stock", "payment failed");

  /** An order that is neither shipped nor cancelled yet. */
  private record Open(String orderId, long placedAt, String shipMode, Fate fate) {}

  private enum Fate {
    SHIPPED,
    SHIPPED_LATE,
    CANCELLED
  }

  private final Target customers;
  private final Target orders;
  private final RandomGenerator random;
  private final Clock clock;
  private final ShopAssortment assortment;
  private final BitSet known = new BitSet(CUSTOMERS);
  private final Open[] open = new Open[OPEN_SLOTS];
  private final Queue<Input> ready = new ArrayDeque<>();
  private int step;

  /**
   * Makes orders at the clock's times.
   *
   * @param customers takes {@link Customer}
   * @param orders takes {@link OrderEvent}
   */
  public ShopOrders(Target customers, Target orders, RandomGenerator random, Clock clock) {
    this.customers = requireNonNull(customers, "customers");
    this.orders = requireNonNull(orders, "orders");
    this.random = requireNonNull(random, "random");
    this.clock = requireNonNull(clock, "clock");
    this.assortment = new ShopAssortment(random);
  }

  @Override
  public boolean isAtHand() {
    return true;
  }

  /** Never empty. */
  @Override
  public Optional<Input> next() {
    while (ready.isEmpty()) {
      step++;
      Open due = open[step & (OPEN_SLOTS - 1)];
      if (due != null) {
        open[step & (OPEN_SLOTS - 1)] = null;
        end(due);
      }
      place();
    }
    return Optional.of(ready.remove());
  }

  private void place() {
    long now = clock.millis();
    // Cubed, so that half of the orders are of an eighth of the customers.
    double luck = random.nextDouble();
    int customer = (int) (luck * luck * luck * CUSTOMERS);
    String customerId = "C-" + (CUSTOMERS + customer);
    int segment = customer % SEGMENTS.size();
    if (!known.get(customer)) {
      known.set(customer);
      Customer value =
          new Customer(customerId, "Customer " + (CUSTOMERS + customer), SEGMENTS.get(segment));
      add(customers, customerId, value, now);
    }
    int draw = random.nextInt();
    String orderId = "G-" + uuid();
    String shipMode = SHIP_MODES.get((draw >>> 1) % SHIP_MODES.size());
    OrderPlaced placed =
        new OrderPlaced(
            customerId,
            shipMode,
            assortment.address(customer),
            basket(draw),
            ATTRIBUTES.get(segment));
    add(orders, orderId, new OrderEvent(uuid(), orderId, Instant.ofEpochMilli(now), placed), now);
    keepOpen(new Open(orderId, now, shipMode, fate()));
  }

  /** One line more often than five. */
  private List<OrderLine> basket(int draw) {
    int size = Math.min(1 + Integer.numberOfTrailingZeros(draw), MOST_LINES);
    List<OrderLine> lines = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lines.add(assortment.line(random.nextInt()));
    }
    return lines;
  }

  private Fate fate() {
    return switch (random.nextInt(20)) {
      case 0 -> Fate.CANCELLED;
      case 1 -> Fate.SHIPPED_LATE;
      default -> Fate.SHIPPED;
    };
  }

  /** Until some orders later; in the next free slot from there, of which there are plenty. */
  private void keepOpen(Open order) {
    int longest = order.fate == Fate.SHIPPED_LATE ? LONGEST_LATE_WAIT : LONGEST_WAIT;
    int due = step + 1 + random.nextInt(longest);
    while (open[due & (OPEN_SLOTS - 1)] != null) {
      due++;
    }
    open[due & (OPEN_SLOTS - 1)] = order;
  }

  private void end(Open order) {
    long now = clock.millis();
    long at = order.fate == Fate.SHIPPED_LATE ? order.placedAt + (now - order.placedAt) / 4 : now;
    Object kind =
        order.fate == Fate.CANCELLED
            ? new OrderCancelled(REASONS.get(random.nextInt(REASONS.size())))
            : new OrderShipped(dateOf(at), order.shipMode);
    OrderEvent event = new OrderEvent(uuid(), order.orderId, Instant.ofEpochMilli(at), kind);
    add(orders, order.orderId, event, at);
  }

  private static LocalDate dateOf(long millis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
  }

  private void add(Target target, String key, Object value, long millis) {
    try {
      ready.add(
          new Input.Ready(
              List.of(target.event(key, value, Instant.ofEpochMilli(millis), List.of())),
              Optional.empty()));
    } catch (RefusedException e) {
      throw new IllegalStateException("a made-up event doesn't fit topic " + target.topic(), e);
    }
  }

  /** A random one of version 4. */
  private UUID uuid() {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }
}
