package io.millrace.admin.topic;

import io.millrace.app.cli.AppException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which topics are meant: those of literal names, or those whose whole name matches a pattern.
 *
 * @param names none when there is a pattern
 * @param pattern a regular expression of Java's
 */
public record TopicSelection(Set<String> names, Optional<Pattern> pattern) {
  public TopicSelection {
    names = java.util.Collections.unmodifiableSet(new LinkedHashSet<>(names));
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
  public static TopicSelection of(Collection<String> names, String pattern) {
    if (names.isEmpty() == (pattern == null)) {
      throw AppException.usage(
          "give either the names of topics or a --pattern that whole names match");
    }
    try {
      return new TopicSelection(
          new LinkedHashSet<>(names), Optional.ofNullable(pattern).map(Pattern::compile));
    } catch (PatternSyntaxException e) {
      throw AppException.usage(
          "\"%s\" is no regular expression: %s at position %d"
              .formatted(pattern, e.getDescription(), e.getIndex() + 1));
    }
  }

  /**
   * The names that are meant. With a pattern, those of Kafka's own topics never match.
   *
   * @throws AppException when none matches
   */
  public List<String> resolve(TopicInspector inspector) {
    return pattern.isEmpty() ? List.copyOf(names) : matching(inspector.names());
  }

  List<String> matching(List<String> all) {
    List<String> matching = all.stream().filter(pattern.orElseThrow().asMatchPredicate()).toList();
    if (matching.isEmpty()) {
      throw AppException.usage(
          "no topic matches \"%s\" with its whole name; see topics list"
              .formatted(pattern.orElseThrow()));
    }
    return matching;
  }
}
