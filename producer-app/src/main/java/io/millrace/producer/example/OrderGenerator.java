package io.millrace.producer.example;

import io.millrace.event.Event;
import io.millrace.event.EventTopic;
import io.millrace.example.Address;
import io.millrace.example.Customer;
import io.millrace.example.ExampleTopics;
import io.millrace.example.OrderCancelled;
import io.millrace.example.OrderEvent;
import io.millrace.example.OrderLine;
import io.millrace.example.OrderPlaced;
import io.millrace.example.OrderShipped;
import io.millrace.producer.source.Input;
import io.millrace.producer.source.Source;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;

/**
 * Orders made up, without end: customers who come back, baskets of one to five products, one order
 * in twenty cancelled.
 *
 * <p>The same seed gives the same orders, but for their times.
 */
public final class OrderGenerator implements Source {
  private static final int CUSTOMERS = 1_000;
  private static final List<String> SEGMENTS = List.of("Consumer", "Corporate", "Home Office");
  private static final List<String> SHIP_MODES =
      List.of("Same Day", "First Class", "Second Class", "Standard Class");
  private static final List<Address> ADDRESSES =
      List.of(
          new Address("Switzerland", "Winterthur", "Zürich", "8400", "North"),
          new Address("Germany", "Köln", "Nordrhein-Westfalen", "50667", "West"),
          new Address("Austria", "Graz", "Steiermark", "8010", "South"),
          new Address("Portugal", "Évora", null, "7000-508", null));
  private static final List<Product> PRODUCTS =
      List.of(
          new Product("BOX-1", "Archive box, 12 l", "Office", "Storage", 1_290),
          new Product("LAM-4", "Desk lamp \"Nord\"", "Furniture", "Lamps", 6_400),
          new Product("CHA-2", "Swivel chair", "Furniture", "Chairs", 24_900),
          new Product("PEN-9", "Fineliner, 0.3 mm", "Office", "Pens", 240),
          new Product("MON-7", "Monitor, 27 inch", "Technology", "Displays", 31_950));

  private record Product(String id, String name, String category, String subCategory, long cents) {}

  private final Random random;
  private final Clock clock;
  private final Set<String> knownCustomers = new HashSet<>();
  private final Queue<Input> ready = new ArrayDeque<>();

  /** Makes orders at the clock's times. */
  public OrderGenerator(Random random, Clock clock) {
    this.random = random;
    this.clock = clock;
  }

  @Override
  public List<EventTopic<String, ? extends SpecificRecord>> topics() {
    return List.of(ExampleTopics.CUSTOMERS, ExampleTopics.ORDERS);
  }

  @Override
  public Optional<Input> next() {
    if (ready.isEmpty()) {
      makeOrder();
    }
    return Optional.of(ready.remove());
  }

  private void makeOrder() {
    int number = random.nextInt(CUSTOMERS);
    String customerId = String.format(Locale.ROOT, "C-%04d", number);
    String segment = SEGMENTS.get(number % SEGMENTS.size());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    if (knownCustomers.add(customerId)) {
      Customer customer = new Customer(customerId, "Customer " + number, segment);
      ready.add(new Input.Ready(ExampleTopics.CUSTOMERS, Event.of(customerId, customer, now)));
    }
    String orderId = "G-" + uuid();
    String shipMode = pick(SHIP_MODES);
    ready.add(
        order(
            orderId,
            now,
            new OrderPlaced(
                customerId, shipMode, pick(ADDRESSES), lines(), Map.of("segment", segment))));
    ready.add(
        order(
            orderId,
            now,
            random.nextInt(20) == 0
                ? new OrderCancelled("changed their mind")
                : new OrderShipped(now.atZone(ZoneOffset.UTC).toLocalDate(), shipMode)));
  }

  private List<OrderLine> lines() {
    return IntStream.rangeClosed(0, random.nextInt(5)).mapToObj(i -> line()).toList();
  }

  private OrderLine line() {
    Product product = pick(PRODUCTS);
    int quantity = 1 + random.nextInt(9);
    int percentOff = 5 * random.nextInt(5);
    // Cents times percent is hundredths of a cent, which is what four decimals hold.
    long sales = product.cents * quantity * (100 - percentOff);
    return new OrderLine(
        product.id,
        product.name,
        product.category,
        product.subCategory,
        quantity,
        BigDecimal.valueOf(sales, 4),
        BigDecimal.valueOf(percentOff * 100L, 4),
        BigDecimal.valueOf(sales / 4, 4));
  }

  private Input order(String orderId, Instant at, Object kind) {
    return new Input.Ready(
        ExampleTopics.ORDERS, Event.of(orderId, new OrderEvent(uuid(), orderId, at, kind), at));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private <T> T pick(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
