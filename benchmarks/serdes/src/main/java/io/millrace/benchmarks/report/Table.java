package io.millrace.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** A table in Markdown. */
final class Table {
  static final String NONE = "–";

  private final StringBuilder text = new StringBuilder();

  Table(List<String> heads) {
    row(heads);
    row(heads.stream().map(head -> "---").toList());
  }

  void row(List<String> cells) {
    text.append(cells.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  /** A figure with a number of decimals. */
  static String figure(OptionalDouble value, int decimals) {
    return value.isEmpty()
        ? NONE
        : String.format(Locale.ROOT, "%." + decimals + "f", value.getAsDouble());
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
