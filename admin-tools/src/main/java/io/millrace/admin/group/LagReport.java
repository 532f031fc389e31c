package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.Failure;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far behind groups are at one time.
 *
 * @param at when it was asked, by this machine's clock
 * @param groups sorted by name
 * @param failures groups that aren't there or gave no answer, and partitions that could not be
 *     asked
 */
public record LagReport(Instant at, List<GroupLag> groups, Map<String, Failure> failures) {
  public LagReport {
    requireNonNull(at, "at");
    groups = List.copyOf(groups);
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** A group of it. */
  public Optional<GroupLag> group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst();
  }
}
