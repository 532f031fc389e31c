package io.millrace.producer.file;

import io.millrace.app.cli.AppException;
import io.millrace.producer.input.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The first line of a CSV file.
 *
 * @param columns their names as they stand, all different
 * @param indexes of the columns, by name
 * @param raw the line as it stands, with its line end
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record CsvHeader(List<String> columns, Map<String, Integer> indexes, byte[] raw) {

  /** Reads it; an {@link AppException} when there is none that names each column once. */
  static CsvHeader read(OpenFile file, TextLines lines, CsvText text) {
    String name = file.file().shown();
    while (lines.next(!file.settings().follow() || file.file().isSlow())) {
      if (lines.tooLong() || !Comments.isNoData(lines.buffer(), lines.start(), lines.length())) {
        try {
          TextPart.check(file, lines);
          return of(name, text.columns(lines), lines.copy());
        } catch (RefusedException e) {
          throw AppException.refused(
              "%s: its header %s: is it CSV, and is --encoding right?"
                  .formatted(name, e.getMessage()));
        }
      }
    }
    throw AppException.refused(
        lines.position().offset() == 0
            ? name + " is empty: a CSV file begins with the names of its columns"
            : name + " has no header: a CSV file begins with the names of its columns");
  }

  private static CsvHeader of(String name, List<String> columns, byte[] raw) {
    Map<String, Integer> indexes = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).isBlank()) {
        throw AppException.refused(
            "%s: column %d of its header has no name: give it one".formatted(name, i + 1));
      }
      Integer first = indexes.putIfAbsent(columns.get(i), i);
      if (first != null) {
        throw AppException.refused(
            "%s: columns %d and %d of its header are both called %s: rename one"
                .formatted(name, first + 1, i + 1, columns.get(i)));
      }
    }
    return new CsvHeader(columns, indexes, raw);
  }

  /** Throws an {@link AppException} when another file hasn't the same columns, in any order. */
  void checkSame(String name, CsvHeader other, String otherName) {
    String missing = missing(columns, other);
    if (!missing.isEmpty()) {
      throw differ(otherName, missing, name);
    }
    String more = missing(other.columns, this);
    if (!more.isEmpty()) {
      throw differ(name, more, otherName);
    }
  }

  private static AppException differ(String without, String columns, String with) {
    return AppException.refused(
        "%s lacks the column %s, which %s has: import them one by one"
            .formatted(without, columns, with));
  }

  private static String missing(List<String> columns, CsvHeader in) {
    return columns.stream()
        .filter(column -> !in.indexes.containsKey(column))
        .collect(Collectors.joining(", "));
  }
}
