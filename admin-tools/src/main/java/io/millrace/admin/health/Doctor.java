package io.millrace.admin.health;

import static java.util.Objects.requireNonNull;

import io.millrace.app.cli.AppException;
import io.millrace.app.connect.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;

/**
 * Examines a cluster and its registry. Asks only what the chosen checks need, and of each source
 * for all topics together. A source that is away costs its own checks, not the others.
 */
public final class Doctor {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity).reversed();

  private final Connection connection;
  private final Admin admin;
  private final Clock clock;

  /**
   * @param admin stays the caller's to close
   */
  public Doctor(Connection connection, Admin admin, Clock clock) {
    this.connection = requireNonNull(connection, "connection");
    this.admin = requireNonNull(admin, "admin");
    this.clock = requireNonNull(clock, "clock");
  }

  /**
   * Makes the checks.
   *
   * @param old how long an event has to lie unread before a group counts as stale
   * @throws AppException when the cluster gave no answer within the timeout
   */
  public Diagnosis examine(List<Check> checks, Duration old) {
    Gathering gathering = new Gathering(connection, admin, clock);
    Set<Source> needed =
        checks.stream().flatMap(check -> check.needs().stream()).collect(Collectors.toSet());
    Snapshot snapshot = gathering.gather(needed, old);
    Map<String, String> notMade = new LinkedHashMap<>();
    for (Check check : checks) {
      check.needs().stream()
          .filter(gathering.away()::contains)
          .sorted()
          .findFirst()
          .ifPresent(away -> notMade.put(check.name(), away + " gave no answer"));
    }
    List<Check> possible =
        checks.stream().filter(check -> !notMade.containsKey(check.name())).toList();
    return new Diagnosis(
        possible.stream()
            .flatMap(check -> check.examine(snapshot).stream())
            .sorted(WORST_FIRST)
            .toList(),
        possible.stream().map(Check::name).toList(),
        notMade,
        gathering.failures());
  }
}
