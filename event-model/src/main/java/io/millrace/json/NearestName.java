package io.millrace.json;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Locale;

/** The hint in a message about a name that nobody knows. */
final class NearestName {
  private NearestName() {}

  /** {@code "; did you mean x?"} when a known name is close to the given one, else empty. */
  static String hint(String given, Collection<String> known) {
    int limit = Math.max(2, given.length() / 3);
    return known.stream()
        .filter(name -> Math.abs(name.length() - given.length()) <= limit)
        .min(comparingInt(name -> distance(given, name)))
        .filter(name -> distance(given, name) <= limit)
        .map(name -> "; did you mean " + name + "?")
        .orElse("");
  }

  /** Levenshtein's, blind to case, in one row. */
  private static int distance(String left, String right) {
    String from = left.toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
