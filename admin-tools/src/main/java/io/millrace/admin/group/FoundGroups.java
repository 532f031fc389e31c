package io.millrace.admin.group;

import java.util.List;

/**
 * The groups that brokers listed.
 *
 * @param groups sorted by name
 * @param problems brokers that gave no answer, whose groups are missing
 */
public record FoundGroups(List<GroupSummary> groups, List<Problem> problems) {
  public FoundGroups {
    groups = List.copyOf(groups);
    problems = List.copyOf(problems);
  }
}
