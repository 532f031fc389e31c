package io.millrace.admin.group;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;

/** Deletes groups that nobody is in. */
final class GroupRemover {
  private final Admin admin;
  private final GroupDirectory directory;
  private final Answers answers;

  GroupRemover(Connection connection, Admin admin) {
    this.admin = admin;
    this.directory = new GroupDirectory(connection, admin);
    this.answers = new Answers(connection);
  }

  /** By name, in the order given: empty once the broker has confirmed, or why not. */
  Map<String, Optional<Failure>> delete(List<String> names) {
    FoundGroups found = new GroupSelection(names, Optional.empty()).from(directory.list());
    List<Problem> problems = new ArrayList<>(found.problems());
    List<DescribedGroup> described = directory.describe(found.groups(), problems);
    Map<String, Optional<Failure>> results = new HashMap<>();
    problems.forEach(problem -> results.put(problem.resource(), Optional.of(problem.failure())));
    described.stream()
        .filter(group -> !group.members().isEmpty())
        .forEach(group -> results.put(group.group().name(), Optional.of(active(group))));
    described.stream()
        .filter(group -> group.members().isEmpty())
        .map(DescribedGroup::group)
        .collect(
            Collectors.groupingBy(
                GroupSummary::type, Collectors.mapping(GroupSummary::name, Collectors.toList())))
        .forEach(
            (type, idle) ->
                ask(type, idle)
                    .forEach((name, future) -> results.put(name, answers.confirm(future))));
    Map<String, Optional<Failure>> ordered = new LinkedHashMap<>();
    names.forEach(name -> ordered.put(name, results.get(name)));
    return ordered;
  }

  private static Failure active(DescribedGroup group) {
    return new Failure(ExitCode.FAILED, Activity.describe(group.members()));
  }

  private Map<String, KafkaFuture<Void>> ask(GroupType type, List<String> names) {
    return switch (type) {
      case SHARE -> admin.deleteShareGroups(names).deletedGroups();
      case STREAMS -> admin.deleteStreamsGroups(names).deletedGroups();
      case CLASSIC, CONSUMER, UNKNOWN -> admin.deleteConsumerGroups(names).deletedGroups();
    };
  }
}
