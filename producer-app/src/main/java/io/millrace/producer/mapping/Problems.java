package io.millrace.producer.mapping;

import io.millrace.app.cli.AppException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a mapping, so that all of it is told at once. */
final class Problems {
  private final String file;
  private final Set<Problem> found = new LinkedHashSet<>();

  /**
   * @param ofData whether the data is at odds with the mapping, rather than the mapping with itself
   */
  private record Problem(Spot at, String message, boolean ofData) {}

  /**
   * @param file as the user named it; empty where there is none
   */
  Problems(String file) {
    this.file = file;
  }

  void add(Spot at, String message) {
    found.add(new Problem(at, message, false));
  }

  /** That the rows lack what the mapping asks for. */
  void addOfData(Spot at, String message) {
    found.add(new Problem(at, message, true));
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /**
   * @throws AppException of wrong usage, or of refused data when that alone is wrong
   */
  void throwIfAny() {
    if (found.isEmpty()) {
      return;
    }
    List<Problem> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparing(Problem::at));
    String message =
        AppException.all(sorted.stream().map(this::line).map(AppException::usage).toList())
            .getMessage();
    throw sorted.stream().allMatch(Problem::ofData)
        ? AppException.refused(message)
        : AppException.usage(message);
  }

  private String line(Problem problem) {
    String message = problem.message().strip().replaceAll("\\s*\\R\\s*", " ");
    if (file.isEmpty()) {
      return message;
    }
    return problem.at().equals(Spot.NONE)
        ? "%s: %s".formatted(file, message)
        : "%s:%d:%d: %s".formatted(file, problem.at().line(), problem.at().column(), message);
  }
}
