package io.millrace.admin.group;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.Found;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
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
    Found<GroupSummary> found = directory.select(new GroupSelection(names, Optional.empty()));
    Map<String, Failure> failures = new LinkedHashMap<>(found.failures());
    List<DescribedGroup> described = directory.describe(found.list(), failures);
    Map<String, Optional<Failure>> results = new HashMap<>();
    failures.forEach((name, failure) -> results.put(name, Optional.of(failure)));
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
