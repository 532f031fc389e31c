package io.millrace.consumer.example;

import static java.util.Objects.requireNonNull;

import io.millrace.example.PeriodUnit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** Of which period and group the sales are; as text the key of their record. */
record SalesKey(PeriodUnit unit, LocalDate start, SalesGroup group) {
  SalesKey {
    requireNonNull(unit, "unit");
    requireNonNull(start, "start");
    requireNonNull(group, "group");
  }

  /** Such as {@code month/2017-07-01/Furniture/East}. */
  @Override
  public String toString() {
    return unit.name().toLowerCase(Locale.ROOT) + '/' + start + '/' + group;
  }

  /** What {@link #toString} wrote; empty for anything else. */
  static Optional<SalesKey> parse(String text) {
    String[] parts = text.split("/", 3);
    try {
      SalesKey key =
          new SalesKey(
              PeriodUnit.valueOf(parts[0].toUpperCase(Locale.ROOT)),
              LocalDate.parse(parts[1]),
              SalesGroup.parse(parts[2]));
      return Optional.of(key).filter(same -> same.toString().equals(text));
    } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }
}
