package io.millrace.admin.schema;

import io.millrace.app.cli.AppException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which subjects are meant: those of literal names, or those whose whole name matches a pattern.
 *
 * @param names none when there is a pattern
 * @param pattern a regular expression of Java's
 */
public record SubjectSelection(List<String> names, Optional<Pattern> pattern) {
  public SubjectSelection {
    names = names.stream().distinct().toList();
    if (names.isEmpty() == pattern.isEmpty()) {
      throw new IllegalArgumentException("either names or a pattern");
    }
  }

  /**
   * From what a user wrote.
   *
   * @param pattern null when there is none
   * @throws AppException when there are both or neither, or when the pattern can't be read
   */
  public static SubjectSelection of(List<String> names, String pattern) {
    if (names.isEmpty() == (pattern == null)) {
      throw AppException.usage(
          "give either the names of subjects or a --pattern that whole names match");
    }
    return new SubjectSelection(names, Optional.ofNullable(pattern).map(SubjectSelection::compile));
  }

  /** A pattern as a user wrote it. */
  public static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw AppException.usage(
          "\"%s\" is no regular expression: %s at position %d"
              .formatted(pattern, e.getDescription(), e.getIndex() + 1));
    }
  }

  /**
   * The names that are meant, of which those given literally need not exist.
   *
   * @throws AppException when the pattern matches none
   */
  List<String> resolve(List<String> all) {
    return pattern.map(wanted -> matching(wanted, all)).orElse(names);
  }

  private static List<String> matching(Pattern wanted, List<String> all) {
    List<String> matching = all.stream().filter(wanted.asMatchPredicate()).toList();
    if (matching.isEmpty()) {
      throw AppException.usage(
          "no subject matches \"%s\" with its whole name; see schemas list".formatted(wanted));
    }
    return matching;
  }
}
