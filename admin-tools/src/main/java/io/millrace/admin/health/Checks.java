package io.millrace.admin.health;

import io.millrace.app.cli.AppException;
import io.millrace.spelling.NearestName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** All checks there are. */
public final class Checks {
  private static final List<Check> ALL =
      List.of(
          new Leaderless(),
          new UnderReplicated(),
          new ThinReplication(),
          new SkewedLeaders(),
          new LeftoverThrottles(),
          new StaleGroups(),
          new UnreadTopics(),
          new OrphanSubjects(),
          new SchemalessTopics());

  private Checks() {}

  /** Their names, in the order in which they are made. */
  public static List<String> names() {
    return ALL.stream().map(Check::name).toList();
  }

  /**
   * Those that are chosen.
   *
   * @param only when it is empty, all
   * @param skip left out of those
   * @throws AppException when there is no check of a name, or none is left
   */
  public static List<Check> choose(Collection<String> only, Collection<String> skip) {
    Stream.concat(only.stream(), skip.stream())
        .filter(name -> !names().contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw AppException.usage(
                  "there is no check \"%s\"%s; there are %s"
                      .formatted(
                          name, NearestName.hint(name, names()), String.join(", ", names())));
            });
    List<Check> chosen =
        ALL.stream()
            .filter(check -> only.isEmpty() || only.contains(check.name()))
            .filter(check -> !skip.contains(check.name()))
            .toList();
    if (chosen.isEmpty()) {
      throw AppException.usage("no check is left: take some out of --skip");
    }
    return chosen;
  }
}
