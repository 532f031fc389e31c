package io.millrace.admin.answer;

import io.millrace.app.cli.Failure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What many were asked, each for itself: the answers, and why the others gave none.
 *
 * @param values by name, in the order in which they were asked for
 * @param failures by the name of what gave no answer
 */
public record Found<T>(Map<String, T> values, Map<String, Failure> failures) {
  public Found {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** Other answers for the same failures. */
  public <R> Found<R> map(Function<T, R> change) {
    Map<String, R> changed = new LinkedHashMap<>();
    values.forEach((name, value) -> changed.put(name, change.apply(value)));
    return new Found<>(changed, failures);
  }

  /** The same answers, with more that gave none. */
  public Found<T> with(Map<String, Failure> more) {
    Map<String, Failure> all = new LinkedHashMap<>(failures);
    all.putAll(more);
    return new Found<>(values, all);
  }

  /** The answers without their names. */
  public List<T> list() {
    return List.copyOf(new ArrayList<>(values.values()));
  }

  /** Nothing asked, nothing found. */
  public static <T> Found<T> nothing() {
    return new Found<>(Map.of(), Map.of());
  }

  /** The highest exit code of its failures; that of success when there are none. */
  public int exitCode() {
    return exitCode(failures.values());
  }

  /** The highest exit code of some failures; that of success when there are none. */
  public static int exitCode(Collection<Failure> failures) {
    return failures.stream().mapToInt(Failure::exitCode).max().orElse(0);
  }
}
