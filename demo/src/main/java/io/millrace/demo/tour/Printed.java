package io.millrace.demo.tour;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a command of the run printed.
 *
 * @param replaced whether something in it was replaced by what the page has, which may be longer
 * @param start of the run
 * @param now the end of the command
 */
record Printed(List<String> lines, boolean replaced, Instant start, Instant now) {
  private static final Pattern COLUMN_GAP = Pattern.compile(" {2,}|-{3,}");

  Printed {
    lines = List.copyOf(lines);
  }

  /** The first difference to what a page says, for a person; empty when it says the same. */
  Optional<String> difference(List<String> said) {
    boolean loose = replaced || lines.stream().anyMatch(line -> !found(line).isEmpty());
    for (int i = 0; i < Math.max(lines.size(), said.size()); i++) {
      String page = i < said.size() ? said.get(i) : null;
      String real = i < lines.size() ? lines.get(i) : null;
      if (page == null || real == null || !matches(real, page, loose)) {
        return Optional.of(
            "the page says:    %s%nthe command says: %s"
                .formatted(page == null ? "(no more)" : page, real == null ? "(no more)" : real));
      }
    }
    return Optional.empty();
  }

  private boolean matches(String real, String page, boolean loose) {
    return real.equals(page) || (loose && Pattern.matches(regex(real), page));
  }

  /** What the line says, with the pattern in the place of each thing that is volatile. */
  private String regex(String real) {
    StringBuilder regex = new StringBuilder();
    int next = 0;
    for (Found found : found(real)) {
      regex.append(literally(real.substring(next, found.start)));
      regex.append("(?:").append(found.what.pattern().pattern()).append(')');
      next = found.end;
    }
    return regex.append(literally(real.substring(next))).toString();
  }

  /** Columns are as wide as what is in them. */
  private static String literally(String text) {
    StringBuilder regex = new StringBuilder();
    int next = 0;
    for (MatchResult gap : COLUMN_GAP.matcher(text).results().toList()) {
      regex.append(Pattern.quote(text.substring(next, gap.start())));
      regex.append(text.charAt(gap.start()) == ' ' ? " {2,}" : "-{3,}");
      next = gap.end();
    }
    return regex.append(Pattern.quote(text.substring(next))).toString();
  }

  private record Found(Volatile what, int start, int end) {}

  /** In the order of the line; what overlaps with something before it is left out. */
  private List<Found> found(String line) {
    List<Found> all = new ArrayList<>();
    for (Volatile what : Volatile.values()) {
      what.pattern()
          .matcher(line)
          .results()
          .filter(match -> what.isOne(match, start, now))
          .forEach(match -> all.add(new Found(what, match.start(), match.end())));
    }
    all.sort(Comparator.comparingInt(Found::start));
    List<Found> found = new ArrayList<>();
    int end = 0;
    for (Found one : all) {
      if (one.start >= end) {
        found.add(one);
        end = one.end;
      }
    }
    return found;
  }
}
