package io.millrace.admin.group;

import io.millrace.admin.answer.Found;
import io.millrace.app.cli.AppException;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.TopicPartition;

/** Single groups whose offsets can be moved. What can't be answered of one ends the command. */
final class ConsumingGroups {
  private final GroupDirectory directory;
  private final GroupOffsets offsets;

  ConsumingGroups(Connection connection, Admin admin) {
    this.directory = new GroupDirectory(connection, admin);
    this.offsets = new GroupOffsets(connection, admin);
  }

  /**
   * The members of a group.
   *
   * @param absent whether it needn't be there; then it has none
   * @throws AppException when it has to be there and isn't, or its members are no consumers
   */
  List<GroupMember> members(String name, boolean absent) {
    Found<GroupSummary> listed = directory.list();
    GroupSummary group = listed.values().get(name);
    if (group == null) {
      // It may be on a broker that gave no answer.
      listed.failures().forEach(ConsumingGroups::end);
      Failure why = directory.missing(List.of(name)).get(name);
      if (!absent || why.exitCode() == ExitCode.ACCESS_DENIED) {
        end(name, why);
      }
      return List.of();
    }
    if (!group.hasConsumers()) {
      throw AppException.failed(
          "group %s is %s, whose offsets this tool leaves alone: use %s"
              .formatted(name, kind(group), tool(group)),
          null);
    }
    Map<String, Failure> failures = new LinkedHashMap<>();
    List<DescribedGroup> described = directory.describe(List.of(group), failures);
    failures.forEach(ConsumingGroups::end);
    return described.get(0).members();
  }

  /** Where a group is; nowhere when it isn't there. */
  Map<TopicPartition, OffsetAndMetadata> committed(String group) {
    Map<String, Failure> failures = new LinkedHashMap<>();
    Map<String, Map<TopicPartition, OffsetAndMetadata>> committed =
        offsets.committed(List.of(group), failures);
    failures.forEach(ConsumingGroups::end);
    return committed.get(group);
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

  private static void end(String resource, Failure failure) {
    throw AppException.ended(failure.exitCode(), resource + ": " + failure.line());
  }
}
