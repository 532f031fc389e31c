package io.millrace.admin.group;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Asks the cluster what a reset or its undo needs, and makes the plan. */
final class OffsetPlanner {
  private final Connection connection;
  private final Admin admin;
  private final Clock clock;
  private final ConsumingGroups groups;
  private final Partitions partitions;

  OffsetPlanner(Connection connection, Admin admin, Clock clock) {
    this.connection = connection;
    this.admin = admin;
    this.clock = clock;
    this.groups = new ConsumingGroups(connection, admin);
    this.partitions = new Partitions(connection, admin);
  }

  OffsetPlan reset(ResetRequest request) {
    List<GroupMember> members = groups.members(request.group(), request.create());
    Map<TopicPartition, OffsetAndMetadata> committed = groups.committed(request.group());
    Map<TopicPartition, OffsetAndMetadata> other =
        request.target() instanceof ResetTarget.Group group
            ? groups.committed(group.name())
            : Map.of();
    Map<String, Failure> failed = new LinkedHashMap<>();
    ResetScope scope = new ResetScope(partitions, request);
    Set<TopicPartition> asked = scope.partitions(committed.keySet(), other.keySet(), failed);
    PartitionBounds bounds = partitions.bounds(asked);
    Map<TopicPartition, Failure> failures = new HashMap<>(bounds.unknown());
    Map<TopicPartition, Long> found =
        found(request.target(), bounds.known().keySet(), other, failures);
    ResetPlanner planner = new ResetPlanner(request.target(), found);
    List<OffsetMove> moves = new ArrayList<>();
    for (TopicPartition partition : asked) {
      Optional<OffsetAndMetadata> from = Optional.ofNullable(committed.get(partition));
      Failure failure = failures.get(partition);
      if (failure == null) {
        moves.add(planner.move(partition, from, bounds.known().get(partition)));
      } else if (failure.exitCode() == ExitCode.USAGE && !scope.isNamed()) {
        moves.add(OffsetMove.stay(partition, from, failure.line()));
      } else {
        failed.put(partition.toString(), failure);
      }
    }
    return new OffsetPlan(cluster(), request.group(), members, moves, failed);
  }

  OffsetPlan undo(UndoFile undo) {
    String cluster = cluster();
    if (!cluster.equals(undo.cluster())) {
      throw AppException.usage(
          "the undo file is of cluster %s, and this is cluster %s: nothing is changed"
              .formatted(undo.cluster(), cluster));
    }
    List<GroupMember> members = groups.members(undo.group(), true);
    Map<TopicPartition, OffsetAndMetadata> committed = groups.committed(undo.group());
    PartitionBounds bounds =
        partitions.bounds(
            undo.entries().stream().map(UndoFile.Entry::partition).collect(Collectors.toSet()));
    Map<String, Failure> failed = new LinkedHashMap<>();
    List<OffsetMove> moves = new ArrayList<>();
    for (UndoFile.Entry entry : undo.entries()) {
      Failure failure = bounds.unknown().get(entry.partition());
      if (failure == null) {
        moves.add(
            back(
                entry,
                Optional.ofNullable(committed.get(entry.partition())),
                bounds.known().get(entry.partition())));
      } else {
        failed.put(entry.partition().toString(), failure);
      }
    }
    return new OffsetPlan(cluster, undo.group(), members, moves, failed);
  }

  private static OffsetMove back(
      UndoFile.Entry entry, Optional<OffsetAndMetadata> now, Bounds bounds) {
    List<String> notes = new ArrayList<>();
    if (!now.equals(entry.after()) && !now.equals(entry.before())) {
      notes.add("the group has moved since");
    }
    entry
        .before()
        .filter(before -> bounds.clamp(before.offset()) != before.offset())
        .ifPresent(
            before -> notes.add("out of range by now: consumers go on by their auto.offset.reset"));
    return new OffsetMove(
        entry.partition(),
        now,
        entry.before(),
        notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes)));
  }

  private Map<TopicPartition, Long> found(
      ResetTarget target,
      Set<TopicPartition> asked,
      Map<TopicPartition, OffsetAndMetadata> other,
      Map<TopicPartition, Failure> failures) {
    if (target instanceof ResetTarget.Time time) {
      return partitions.at(time.time(), asked, failures);
    } else if (target instanceof ResetTarget.Since since) {
      return partitions.at(since.from(clock.instant()), asked, failures);
    }
    return other.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  private String cluster() {
    return connection.await(admin.describeCluster().clusterId());
  }
}
