package io.millrace.admin.group;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.Found;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;

/** Which groups there are, and who is in them. */
final class GroupDirectory {
  private final Connection connection;
  private final Admin admin;
  private final Answers answers;

  GroupDirectory(Connection connection, Admin admin) {
    this.connection = connection;
    this.admin = admin;
    this.answers = new Answers(connection);
  }

  /** The groups of all brokers that answer: one request a broker. Throws when none does. */
  Found<GroupSummary> list() {
    ListGroupsResult result = admin.listGroups();
    Found<GroupSummary> known = known(result);
    if (known.values().isEmpty() && !known.failures().isEmpty()) {
      // That is no list of nothing, but no list: this throws the reason.
      connection.await(result.all());
    }
    return known;
  }

  /** The groups that are meant; of one that isn't there, or that may not be seen, why. */
  Found<GroupSummary> select(GroupSelection selection) {
    Found<GroupSummary> selected = selection.from(list());
    Map<String, Failure> failures = new LinkedHashMap<>(selected.failures());
    failures.putAll(
        missing(
            failures.keySet().stream()
                .filter(name -> failures.get(name).equals(GroupSelection.MISSING))
                .toList()));
    return new Found<>(selected.values(), failures);
  }

  /** Why groups aren't listed: brokers leave those out in silence that a user may not see. */
  Map<String, Failure> missing(List<String> names) {
    Map<String, Failure> reasons = new LinkedHashMap<>();
    names.forEach(name -> reasons.put(name, GroupSelection.MISSING));
    answers.gather(
        names.isEmpty() ? Map.of() : admin.describeConsumerGroups(names).describedGroups(),
        (name, failure) -> {
          if (failure.exitCode() == ExitCode.ACCESS_DENIED) {
            reasons.put(name, failure);
          }
        });
    return reasons;
  }

  /** As {@link #list}, also when no broker answers. */
  Found<GroupSummary> known() {
    return known(admin.listGroups());
  }

  private Found<GroupSummary> known(ListGroupsResult result) {
    Map<String, Failure> failures = new LinkedHashMap<>();
    connection.await(result.errors()).stream()
        .map(Answers::failure)
        .forEach(failure -> failures.putIfAbsent("some groups are missing", failure));
    Map<String, GroupSummary> groups = new LinkedHashMap<>();
    connection.await(result.valid()).stream()
        .map(GroupDirectory::summary)
        .sorted(Comparator.comparing(GroupSummary::name))
        .forEach(group -> groups.put(group.name(), group));
    return new Found<>(groups, failures);
  }

  /** The groups with their members, in the order given: one request a type of group. */
  List<DescribedGroup> describe(List<GroupSummary> groups, Map<String, Failure> failures) {
    Map<String, Description> found = new LinkedHashMap<>();
    groups.stream()
        .collect(
            Collectors.groupingBy(
                GroupSummary::type, Collectors.mapping(GroupSummary::name, Collectors.toList())))
        .forEach((type, names) -> found.putAll(answers.gather(ask(type, names), failures::put)));
    return groups.stream()
        .filter(group -> found.containsKey(group.name()))
        .map(group -> found.get(group.name()).complete(group))
        .toList();
  }

  private Map<String, KafkaFuture<Description>> ask(GroupType type, List<String> names) {
    return switch (type) {
      case CONSUMER -> each(admin.describeConsumerGroups(names).describedGroups(), Description::of);
      case SHARE -> each(admin.describeShareGroups(names).describedGroups(), Description::of);
      case STREAMS -> each(admin.describeStreamsGroups(names).describedGroups(), Description::of);
      case CLASSIC, UNKNOWN ->
          each(admin.describeClassicGroups(names).describedGroups(), Description::of);
    };
  }

  private static <D> Map<String, KafkaFuture<Description>> each(
      Map<String, KafkaFuture<D>> futures, Function<D, Description> description) {
    Map<String, KafkaFuture<Description>> result = new LinkedHashMap<>();
    futures.forEach((name, future) -> result.put(name, future.thenApply(description::apply)));
    return result;
  }

  private static GroupSummary summary(GroupListing listing) {
    return new GroupSummary(
        listing.groupId(),
        listing.type().orElse(GroupType.CLASSIC),
        listing.protocol(),
        listing.groupState().orElse(GroupState.UNKNOWN));
  }
}
