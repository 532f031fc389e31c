package io.millrace.admin.schema;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a check found.
 *
 * @param comparisons one for each file and each earlier schema that the level looks at
 * @param unmatched why a file had nothing to be held against, by the file
 * @param failures why a file could not be checked, by the file
 */
public record CheckReport(
    List<Comparison> comparisons, Map<String, String> unmatched, Map<String, Failure> failures) {
  public CheckReport {
    comparisons = List.copyOf(comparisons);
    unmatched = Collections.unmodifiableMap(new LinkedHashMap<>(unmatched));
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** How many comparisons found something that their level forbids. */
  public long incompatible() {
    return comparisons.stream().filter(comparison -> !comparison.isCompatible()).count();
  }

  /** That of refused data when something is incompatible, else the highest of the failures. */
  public int exitCode() {
    return incompatible() > 0
        ? ExitCode.DATA_REFUSED
        : failures.values().stream().mapToInt(Failure::exitCode).max().orElse(ExitCode.DONE);
  }
}
