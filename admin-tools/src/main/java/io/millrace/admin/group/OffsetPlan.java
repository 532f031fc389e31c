package io.millrace.admin.group;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.Failure;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the offsets of a group are to change.
 *
 * @param cluster the id of the cluster
 * @param members those of the group, which forbid the change while there are any
 * @param moves by topic and partition
 * @param failures partitions that were asked for and can't be reset
 */
public record OffsetPlan(
    String cluster,
    String group,
    List<GroupMember> members,
    List<OffsetMove> moves,
    Map<String, Failure> failures) {
  public OffsetPlan {
    requireNonNull(cluster, "cluster");
    requireNonNull(group, "group");
    members = List.copyOf(members);
    moves = moves.stream().sorted(OffsetMove.ORDER).toList();
    failures = Collections.unmodifiableMap(new LinkedHashMap<>(failures));
  }

  /** The moves that change something. */
  public List<OffsetMove> changes() {
    return moves.stream().filter(OffsetMove::isChange).toList();
  }
}
