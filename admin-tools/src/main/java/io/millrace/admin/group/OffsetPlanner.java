package io.millrace.admin.group;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/** Asks the cluster what a reset or its undo needs, and makes the plan. */
final class OffsetPlanner {
  private final Connection connection;
  private final Admin admin;
  private final Clock clock;
  private final GroupDirectory directory;
  private final GroupOffsets offsets;
  private final Partitions partitions;

  OffsetPlanner(Connection connection, Admin admin, Clock clock) {
    this.connection = connection;
    this.admin = admin;
    this.clock = clock;
    this.directory = new GroupDirectory(connection, admin);
    this.offsets = new GroupOffsets(connection, admin);
    this.partitions = new Partitions(connection, admin);
  }

  OffsetPlan reset(ResetRequest request) {
    List<GroupMember> members = members(request.group(), request.create());
    Map<TopicPartition, OffsetAndMetadata> committed = committed(request.group());
    Map<TopicPartition, OffsetAndMetadata> other =
        request.target() instanceof ResetTarget.Group group ? committed(group.name()) : Map.of();
    List<Problem> problems = new ArrayList<>();
    ResetScope scope = new ResetScope(partitions, request);
    Set<TopicPartition> asked = scope.partitions(committed.keySet(), other.keySet(), problems);
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
        problems.add(new Problem(partition.toString(), failure));
      }
    }
    return new OffsetPlan(cluster(), request.group(), members, moves, problems);
  }

  OffsetPlan undo(UndoFile undo) {
    String cluster = cluster();
    if (!cluster.equals(undo.cluster())) {
      throw AppException.usage(
          "the undo file is of cluster %s, and this is cluster %s: nothing is changed"
              .formatted(undo.cluster(), cluster));
    }
    List<GroupMember> members = members(undo.group(), true);
    Map<TopicPartition, OffsetAndMetadata> committed = committed(undo.group());
    PartitionBounds bounds =
        partitions.bounds(
            undo.entries().stream().map(UndoFile.Entry::partition).collect(Collectors.toSet()));
    List<Problem> problems = new ArrayList<>();
    List<OffsetMove> moves = new ArrayList<>();
    for (UndoFile.Entry entry : undo.entries()) {
      Failure failure = bounds.unknown().get(entry.partition());
      if (failure == null) {
        moves.add(back(entry, Optional.ofNullable(committed.get(entry.partition()))));
      } else {
        problems.add(new Problem(entry.partition().toString(), failure));
      }
    }
    return new OffsetPlan(cluster, undo.group(), members, moves, problems);
  }

  private static OffsetMove back(UndoFile.Entry entry, Optional<OffsetAndMetadata> now) {
    boolean expected = now.equals(entry.after()) || now.equals(entry.before());
    return new OffsetMove(
        entry.partition(),
        now,
        entry.before(),
        expected ? Optional.empty() : Optional.of("the group has moved since"));
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

  /** The members of a group that resets can be made for. */
  private List<GroupMember> members(String name, boolean absent) {
    FoundGroups found = GroupSelection.of(name).from(directory.list());
    if (found.groups().isEmpty()) {
      if (absent) {
        return List.of();
      }
      throw AppException.usage(GroupSelection.missing(name).line());
    }
    GroupSummary group = found.groups().get(0);
    if (!group.hasConsumers()) {
      throw AppException.failed(
          "group %s is %s, whose offsets this tool leaves alone: use %s"
              .formatted(name, kind(group), tool(group)),
          null);
    }
    List<Problem> problems = new ArrayList<>();
    List<DescribedGroup> described = directory.describe(List.of(group), problems);
    problems.forEach(OffsetPlanner::end);
    return described.get(0).members();
  }

  private static String kind(GroupSummary group) {
    return group.type() == GroupType.CLASSIC
        ? "of protocol " + group.protocol()
        : "a %s group".formatted(group.typeName());
  }

  private static String tool(GroupSummary group) {
    return switch (group.type()) {
      case SHARE -> "kafka-share-groups.sh";
      case STREAMS -> "kafka-streams-application-reset.sh";
      case CLASSIC, CONSUMER, UNKNOWN -> "the tools of that protocol";
    };
  }

  private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    List<Problem> problems = new ArrayList<>();
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
        offsets.committed(List.of(group), problems);
    problems.forEach(OffsetPlanner::end);
    return committed.get(group);
  }

  private static void end(Problem problem) {
    throw AppException.ended(problem.failure().exitCode(), problem.line());
  }

  private String cluster() {
    return connection.await(admin.describeCluster().clusterId());
  }
}
