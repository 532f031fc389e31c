package io.millrace.spelling;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The known name that is nearest to one that nobody knows, blind to case. */
public final class NearestName {
  private static final int SHORT = 4;

  private NearestName() {}

  /** {@code "; did you mean x?"} when a known name is near the given one, else empty. */
  public static String hint(String given, Collection<String> known) {
    return find(given, known, limit(given)).map(name -> "; did you mean " + name + "?").orElse("");
  }

  /**
   * The nearest of the known names; of several, the first.
   *
   * @param limit how many letters may be added, dropped or changed (Levenshtein's distance)
   */
  public static Optional<String> find(String given, Collection<String> known, int limit) {
    return known.stream()
        .filter(name -> Math.abs(name.length() - given.length()) <= limit)
        .min(comparingInt(name -> distance(given, name)))
        .filter(name -> distance(given, name) <= limit);
  }

  /** A third of the letters, and two at least, since swapped letters count as two. */
  private static int limit(String given) {
    return given.length() < SHORT ? 1 : Math.max(2, given.length() / 3);
  }

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
