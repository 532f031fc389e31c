package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * A group with its members.
 *
 * @param coordinator the id of the broker that keeps it; -1 when none does now
 * @param topics those that its members read now; empty for a moment while they share them
 */
public record DescribedGroup(
    GroupSummary group, int coordinator, List<GroupMember> members, Set<String> topics) {
  public DescribedGroup {
    requireNonNull(group, "group");
    members = List.copyOf(members);
    topics = Set.copyOf(topics);
  }
}
