package io.millrace.producer.example;

import io.millrace.example.Address;
import io.millrace.example.OrderLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a shop sells and where it sends it: made once, so that orders share it. Immutable. */
final class ShopAssortment {
  private static final List<Address> ADDRESSES =
      List.of(
          new Address("Switzerland", "Winterthur", "Zürich", "8400", "North"),
          new Address("Switzerland", "Lugano", "Ticino", "6900", "South"),
          new Address("Germany", "Köln", "Nordrhein-Westfalen", "50667", "West"),
          new Address("Germany", "Dresden", "Sachsen", "01067", "East"),
          new Address("Austria", "Graz", "Steiermark", "8010", "South"),
          new Address("France", "Besançon", "Bourgogne-Franche-Comté", "25000", "West"),
          new Address("Portugal", "Évora", null, "7000-508", null),
          new Address("Denmark", "Aarhus", null, "8000", "North"));

  private static final List<String> MAKES =
      List.of("Nord", "Alpina", "Basic", "Studio", "Loft", "Kontor", "Pro", "Mini");

  /** Name, category, sub-category and the price of the cheapest make. */
  private record Kind(String name, String category, String subCategory, int cents) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind("archive box", "Office", "Storage", 890),
          new Kind("fineliner, 0.3 mm", "Office", "Pens", 180),
          new Kind("notebook, A5", "Office", "Paper", 320),
          new Kind("label roll", "Office", "Labels", 540),
          new Kind("desk lamp", "Furniture", "Lamps", 4_900),
          new Kind("swivel chair", "Furniture", "Chairs", 18_900),
          new Kind("bookcase, 5 shelves", "Furniture", "Bookcases", 12_400),
          new Kind("monitor, 27 inch", "Technology", "Displays", 21_900),
          new Kind("headset", "Technology", "Audio", 5_900),
          new Kind("phone stand", "Technology", "Accessories", 1_450));

  private static final int LINES = 4_096;

  private final OrderLine[] lines = new OrderLine[LINES];

  ShopAssortment(RandomGenerator random) {
    for (int i = 0; i < LINES; i++) {
      lines[i] = line(random);
    }
  }

  private static OrderLine line(RandomGenerator random) {
    int kindNumber = random.nextInt(KINDS.size());
    int make = random.nextInt(MAKES.size());
    Kind kind = KINDS.get(kindNumber);
    // Small numbers far more often than large ones.
    int quantity = 1 + (int) (9 * Math.pow(random.nextDouble(), 2));
    int percentOff = random.nextInt(3) == 0 ? 5 * (1 + random.nextInt(8)) : 0;
    // Cents times percent is hundredths of a cent, which is what four decimals hold.
    long sales = (long) kind.cents * (10 + make) / 10 * quantity * (100 - percentOff);
    return new OrderLine(
        "%s-%02d%02d".formatted(kind.subCategory.substring(0, 3), kindNumber, make),
        MAKES.get(make) + " " + kind.name,
        kind.category,
        kind.subCategory,
        quantity,
        BigDecimal.valueOf(sales, 4),
        BigDecimal.valueOf(percentOff * 100L, 4),
        BigDecimal.valueOf(sales * (25 - percentOff) / 100, 4));
  }

  /** A product in some quantity at its price. */
  OrderLine line(int random) {
    return lines[random & (LINES - 1)];
  }

  /** Where a customer lives. */
  Address address(int customer) {
    return ADDRESSES.get(customer % ADDRESSES.size());
  }
}
