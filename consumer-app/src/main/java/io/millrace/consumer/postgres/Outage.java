package io.millrace.consumer.postgres;

import io.millrace.app.cli.AppException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a run does while the database is away: it pauses, tries again now and then, and goes on
 * behind what is committed. For the poll thread.
 */
final class Outage {
  private static final long PAUSE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Duration most;
  private final TableSink sink;
  private final ClaimedPartitions partitions;
  private final Consumer<String> notes;
  private boolean waiting;
  private long since;
  private long latest;
  private boolean ever;

  /**
   * @param most how long it may last
   * @param notes hears a sentence when it begins, and when it is over
   */
  Outage(Duration most, TableSink sink, ClaimedPartitions partitions, Consumer<String> notes) {
    this.most = most;
    this.sink = sink;
    this.partitions = partitions;
    this.notes = notes;
  }

  /** Whether nothing can be written. */
  boolean isOn() {
    return waiting;
  }

  /**
   * Begins, or goes on; at once over where only the connection was closed, as when the run was
   * stopped for a while.
   *
   * @throws AppException when a moment doesn't mend it, or it has lasted too long
   */
  void failed(SQLException e) {
    AppException failure = PostgresFailure.of(e);
    boolean paused = waiting;
    if (!PostgresFailure.isPassing(e)) {
      throw failure;
    } else if (!mayLast()) {
      throw AppException.unavailable(
          "%s; so it has been for %d s, see --sink-timeout"
              .formatted(failure.getMessage(), most.toSeconds()),
          e);
    }
    sink.discard();
    partitions.pause();
    if (!paused && !isMended()) {
      notes.accept(failure.getMessage() + "; paused, and trying again");
    }
  }

  private boolean mayLast() {
    long now = System.nanoTime();
    // A failure long after the one before is another outage, whatever was written between.
    if (!ever || now - latest > Math.max(most.toNanos(), 60 * PAUSE_NANOS)) {
      since = now;
    }
    ever = true;
    latest = now;
    waiting = true;
    return now - since < most.toNanos();
  }

  /** Only the first failure since something was written can be mended at once. */
  private boolean isMended() {
    if (since != latest) {
      return false;
    }
    try {
      reconnect();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Tries again, when it's time to. */
  void tryAgain() throws SQLException {
    if (System.nanoTime() - latest >= PAUSE_NANOS) {
      reconnect();
      notes.accept("the database answers again: going on");
    }
  }

  /** That it answers is no proof that it takes what it is given. */
  private void reconnect() throws SQLException {
    sink.recover();
    waiting = false;
    partitions.resume();
  }

  /** The database took what it was given. */
  void over() {
    ever = false;
  }
}
