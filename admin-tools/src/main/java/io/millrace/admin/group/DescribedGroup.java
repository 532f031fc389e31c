package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A group with its members.
 *
 * @param coordinator the id of the broker that keeps it; -1 when none does now
 */
public record DescribedGroup(GroupSummary group, int coordinator, List<GroupMember> members) {
  public DescribedGroup {
    requireNonNull(group, "group");
    members = List.copyOf(members);
  }
}
