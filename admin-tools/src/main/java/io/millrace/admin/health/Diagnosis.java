package io.millrace.admin.health;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the checks found.
 *
 * @param findings the worst first
 * @param made the names of the checks that could be made
 * @param notMade why not, by name, of the others
 * @param failures by what gave no answer, such as the registry or one of the topics
 */
public record Diagnosis(
    List<Finding> findings,
    List<String> made,
    Map<String, String> notMade,
    Map<String, Failure> failures) {
  public Diagnosis {
    findings = List.copyOf(findings);
    made = List.copyOf(made);
    notMade = Collections.unmodifiableMap(new LinkedHashMap<>(notMade));
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** Without the findings that are less bad. */
  public Diagnosis atLeast(Severity least) {
    return new Diagnosis(
        findings.stream().filter(finding -> finding.severity().compareTo(least) >= 0).toList(),
        made,
        notMade,
        failures);
  }

  /** That of differences when something is found; else the highest of what gave no answer. */
  public int exitCode() {
    return findings.isEmpty()
        ? failures.values().stream().mapToInt(Failure::exitCode).max().orElse(ExitCode.DONE)
        : ExitCode.DIFFERENCES;
  }
}
