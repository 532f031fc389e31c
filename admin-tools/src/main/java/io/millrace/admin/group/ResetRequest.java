package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What is to be reset, and to where.
 *
 * @param topics empty for all that the group has an offset in
 * @param create whether the group may be one that isn't there yet
 */
public record ResetRequest(
    String group, ResetTarget target, List<PartitionSelection> topics, boolean create) {
  public ResetRequest {
    requireNonNull(group, "group");
    requireNonNull(target, "target");
    topics = List.copyOf(topics);
  }
}
