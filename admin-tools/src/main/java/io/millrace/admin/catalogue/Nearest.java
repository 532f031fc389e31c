package io.millrace.admin.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant by a name that isn't known. */
final class Nearest {
  private Nearest() {}

  /** A question to put behind a message; empty when no name is near. */
  static String question(String word, Collection<String> names) {
    return find(word, names).map(": did you mean \"%s\"?"::formatted).orElse("");
  }

  /** A name that differs in at most a third of its letters. */
  private static Optional<String> find(String word, Collection<String> names) {
    return names.stream()
        .min(Comparator.comparingInt(name -> distance(word, name)))
        .filter(name -> distance(word, name) <= Math.max(1, name.length() / 3));
  }

  /** Levenshtein's distance, of the words in lower case. */
  private static int distance(String from, String to) {
    String a = from.toLowerCase(java.util.Locale.ROOT);
    String b = to.toLowerCase(java.util.Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j - 1], row[j]) + 1);
      }
    }
    return row[b.length()];
  }
}
