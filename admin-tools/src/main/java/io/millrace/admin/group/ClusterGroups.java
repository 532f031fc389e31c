package io.millrace.admin.group;

import io.millrace.admin.answer.Answers;
import io.millrace.admin.answer.Found;
import io.millrace.app.cli.Failure;
import io.millrace.app.connect.Connection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * The groups of a cluster. For one thread; closed by the caller.
 *
 * <p>A question is a handful of requests, however many groups it is for. What can't be answered is
 * among the failures of the result, and leaves the rest as it is. A method throws {@link
 * io.millrace.app.cli.AppException} when nothing can be answered: the cluster gives no answer, or
 * what was asked for isn't possible.
 */
public final class ClusterGroups implements AutoCloseable {
  /** Groups asked for in one request; the answers of more can be larger than a broker sends. */
  private static final int AT_ONCE = 500;

  private final Connection connection;
  private final Admin admin;
  private final Clock clock;
  private final GroupDirectory directory;

  private ClusterGroups(Connection connection, Admin admin, Clock clock) {
    this.connection = connection;
    this.admin = admin;
    this.clock = clock;
    this.directory = new GroupDirectory(connection, admin);
  }

  /**
   * Connects in the background; a cluster that isn't there shows with the first question.
   *
   * @param clock gives the ages of events, and the time from which a reset goes back
   */
  public static ClusterGroups open(Connection connection, Clock clock) {
    return on(connection, connection.openAdmin(), clock);
  }

  static ClusterGroups on(Connection connection, Admin admin, Clock clock) {
    return new ClusterGroups(connection, admin, clock);
  }

  /** The groups that are meant. */
  public Found<GroupSummary> list(GroupSelection selection) {
    return directory.select(selection);
  }

  /** How far behind the groups that are meant are, in events and in time. */
  public LagReport lag(GroupSelection selection) {
    Instant at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Found<GroupSummary> found = list(selection);
    Map<String, Failure> failures = new LinkedHashMap<>(found.failures());
    List<GroupSummary> meant = found.list();
    LagReader reader = new LagReader(connection, admin);
    List<GroupLag> lags = new ArrayList<>();
    for (int from = 0; from < meant.size(); from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, meant.size());
      lags.addAll(reader.read(directory.describe(meant.subList(from, to), failures), failures));
    }
    if (selection.names().isEmpty()) {
      // Nobody has asked for one that has vanished since the list was made.
      failures.values().removeIf(Answers.NO_SUCH_GROUP::equals);
    }
    return new LagReport(at, lags, failures);
  }

  /**
   * What a reset would change.
   *
   * @throws io.millrace.app.cli.AppException when the group isn't there, has no consumers, or
   *     nothing of it can be reset
   */
  public OffsetPlan plan(ResetRequest request) {
    return new OffsetPlanner(connection, admin, clock).reset(request);
  }

  /**
   * What an undo would change: nothing where the offsets are as they were.
   *
   * @throws io.millrace.app.cli.AppException when the file is of another cluster
   */
  public OffsetPlan plan(UndoFile undo) {
    return new OffsetPlanner(connection, admin, clock).undo(undo);
  }

  /**
   * Makes the changes of a plan. One that fails doesn't stop the others. The way back is on disk,
   * synced, before the first is asked for.
   *
   * @param folder for the undo file; made where it isn't there
   * @param written is told of that file before anything is changed
   * @throws io.millrace.app.cli.AppException when the group has members, or the undo file can't be
   *     written; then nothing is changed
   */
  public OffsetReport execute(OffsetPlan plan, Path folder, Consumer<Path> written) {
    return new OffsetChanger(new GroupOffsets(connection, admin), clock)
        .execute(plan, folder, written);
  }

  /**
   * Deletes groups with their offsets, but for those that have members.
   *
   * @return by name, in the order given: empty once the broker has confirmed, or why not
   */
  public Map<String, Optional<Failure>> delete(List<String> names) {
    return new GroupRemover(connection, admin).delete(names);
  }

  @Override
  public void close() {
    admin.close(connection.timeout());
  }
}
