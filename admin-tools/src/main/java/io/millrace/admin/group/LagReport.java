package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far behind groups are at one time.
 *
 * @param at when it was asked, by this machine's clock
 * @param groups sorted by name
 * @param problems groups that aren't there or gave no answer, and partitions that could not be
 *     asked
 */
public record LagReport(Instant at, List<GroupLag> groups, List<Problem> problems) {
  public LagReport {
    requireNonNull(at, "at");
    groups = List.copyOf(groups);
    problems = List.copyOf(problems);
  }

  /** A group of it. */
  public Optional<GroupLag> group(String name) {
    return groups.stream().filter(group -> group.name().equals(name)).findFirst();
  }
}
