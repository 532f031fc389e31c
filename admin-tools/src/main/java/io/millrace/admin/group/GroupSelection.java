package io.millrace.admin.group;

import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which groups are meant: those of these names, letter for letter, and those whose whole name the
 * pattern matches. Without either, all.
 */
public record GroupSelection(List<String> names, Optional<Pattern> pattern) {
  public GroupSelection {
    names = names.stream().distinct().toList();
  }

  /** All groups. */
  public static GroupSelection all() {
    return new GroupSelection(List.of(), Optional.empty());
  }

  /** The groups of these names. */
  public static GroupSelection of(String... names) {
    return new GroupSelection(List.of(names), Optional.empty());
  }

  /** What of a listing is meant, and as a problem what isn't there, which nobody may have seen. */
  FoundGroups from(FoundGroups listing) {
    Map<String, GroupSummary> known =
        listing.groups().stream()
            .collect(Collectors.toMap(GroupSummary::name, Function.identity()));
    List<Problem> problems = new ArrayList<>(listing.problems());
    names.stream()
        .filter(name -> !known.containsKey(name))
        .forEach(name -> problems.add(missing(name)));
    List<GroupSummary> meant = listing.groups().stream().filter(this::matches).toList();
    if (pattern.isPresent() && meant.isEmpty()) {
      problems.add(nothingMatches());
    }
    return new FoundGroups(meant, problems);
  }

  private boolean matches(GroupSummary group) {
    return (names.isEmpty() && pattern.isEmpty())
        || names.contains(group.name())
        || pattern.filter(wanted -> wanted.matcher(group.name()).matches()).isPresent();
  }

  static Problem missing(String name) {
    return new Problem(
        name,
        new Failure(
            ExitCode.USAGE,
            "no such group, or none that you may see: admin-tools groups list shows those there are"));
  }

  private Problem nothingMatches() {
    return new Problem(
        "--pattern " + pattern.orElseThrow().pattern(),
        new Failure(
            ExitCode.USAGE, "matches no group: it has to match a whole name, as in orders-.*"));
  }
}
