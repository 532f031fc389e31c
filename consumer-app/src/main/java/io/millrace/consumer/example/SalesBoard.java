package io.millrace.consumer.example;

import io.millrace.example.PeriodUnit;
import io.millrace.example.SalesByPeriod;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The results as last read, in the order of periods, categories and regions. For one thread. */
public final class SalesBoard {
  private static final Comparator<SalesKey> ORDER =
      Comparator.comparing(SalesKey::unit)
          .thenComparing(SalesKey::start)
          .thenComparing(key -> key.group().category())
          .thenComparing(key -> key.group().region());

  private final NavigableMap<SalesKey, SalesByPeriod> results = new TreeMap<>(ORDER);

  SalesBoard() {}

  void put(SalesKey key, SalesByPeriod result) {
    if (result == null) {
      results.remove(key);
    } else {
      results.put(key, result);
    }
  }

  /** All results. */
  public Collection<SalesByPeriod> all() {
    return List.copyOf(results.values());
  }

  /** The results of the newest periods of a kind, the oldest of them first. */
  public List<SalesByPeriod> newest(PeriodUnit unit, int periods) {
    SortedSet<LocalDate> starts = new TreeSet<>(Comparator.reverseOrder());
    results.values().stream()
        .filter(result -> result.getUnit() == unit)
        .forEach(result -> starts.add(result.getStart()));
    List<LocalDate> shown = starts.stream().limit(periods).toList();
    return results.values().stream()
        .filter(result -> result.getUnit() == unit && shown.contains(result.getStart()))
        .toList();
  }
}
