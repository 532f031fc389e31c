package io.millrace.demo;

import io.millrace.app.cli.AppException;
import io.millrace.demo.Totals.Figure;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What came out beside what went in.
 *
 * @param in what the file adds up to
 * @param out what the exported events add up to
 * @param published how many events the brokers acknowledged, by topic
 * @param exported how many events were exported, by topic
 */
record Comparison(
    Totals in, Totals out, SortedMap<String, Long> published, SortedMap<String, Long> exported) {
  Comparison {
    published = Collections.unmodifiableSortedMap(new TreeMap<>(published));
    exported = Collections.unmodifiableSortedMap(new TreeMap<>(exported));
  }

  /** The events of each topic. */
  List<Figure> topics() {
    SortedSet<String> names = new TreeSet<>(published.keySet());
    names.addAll(exported.keySet());
    return names.stream()
        .map(
            name ->
                new Figure(name, published.getOrDefault(name, 0L), exported.getOrDefault(name, 0L)))
        .toList();
  }

  /** What the orders add up to. */
  List<Figure> figures() {
    return in.beside(out);
  }

  /**
   * Holds what came out against what went in.
   *
   * @throws AppException naming every figure that differs
   */
  void requireEqual() {
    List<String> differences =
        Stream.concat(topics().stream(), figures().stream())
            .filter(figure -> !figure.isEqual())
            .map(f -> "%s: %s in, %s out".formatted(f.name(), f.in(), f.out()))
            .toList();
    if (!differences.isEmpty()) {
      throw AppException.failed(
          "what came out differs from what went in: " + String.join("; ", differences), null);
    }
  }
}
