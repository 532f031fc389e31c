package io.millrace.admin.group;

import io.millrace.admin.answer.Found;
import io.millrace.app.cli.ExitCode;
import io.millrace.app.cli.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which groups are meant: those of these names, letter for letter, and those whose whole name the
 * pattern matches. Without either, all.
 */
public record GroupSelection(List<String> names, Optional<Pattern> pattern) {
  static final Failure MISSING =
      new Failure(ExitCode.USAGE, "no such group: admin-tools groups list shows those there are");
  private static final Failure NOTHING_MATCHES =
      new Failure(
          ExitCode.USAGE, "matches no group: it has to match a whole name, as in orders-.*");

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

  /** What of a listing is meant, and as a failure what isn't there, which nobody may have seen. */
  Found<GroupSummary> from(Found<GroupSummary> listing) {
    Map<String, Failure> failures = new LinkedHashMap<>(listing.failures());
    names.stream()
        .filter(name -> !listing.values().containsKey(name))
        .forEach(name -> failures.put(name, MISSING));
    Map<String, GroupSummary> meant = new LinkedHashMap<>();
    listing.list().stream().filter(this::matches).forEach(g -> meant.put(g.name(), g));
    if (pattern.isPresent() && meant.isEmpty()) {
      failures.put("--pattern " + pattern.orElseThrow().pattern(), NOTHING_MATCHES);
    }
    return new Found<>(meant, failures);
  }

  private boolean matches(GroupSummary group) {
    return (names.isEmpty() && pattern.isEmpty())
        || names.contains(group.name())
        || pattern.filter(wanted -> wanted.matcher(group.name()).matches()).isPresent();
  }
}
