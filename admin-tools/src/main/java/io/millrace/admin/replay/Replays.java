package io.millrace.admin.replay;

import io.millrace.app.cli.AppException;
import io.millrace.app.cli.Stop;
import io.millrace.app.connect.Connection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/**
 * Replays records of one topic to others, exactly once.
 *
 * <p>How far a replay is, is committed to a group of Kafka in the transactions that hold its
 * records. So a run can end at any moment, by {@code kill -9} too, and the next goes on: each
 * record is in its target once. A run fences an earlier one of the same name. What a replay takes
 * ends where the topic ended when it first started.
 *
 * <p>For one thread.
 */
public final class Replays {
  private final Connection connection;
  private final Clock clock;

  /**
   * @param clock gives the time that replayed records are stamped with
   */
  public Replays(Connection connection, Clock clock) {
    this.connection = connection;
    this.clock = clock;
  }

  /**
   * Runs a replay until it is complete, or something or somebody ends the run; the report says
   * which.
   *
   * @throws AppException when it can't be started
   */
  public ReplayReport run(ReplaySpec spec, RunOptions options, Stop stop, ReplayListener listener) {
    try (Admin admin = connection.openAdmin()) {
      ReplayStart start = ReplayStart.check(connection, admin, spec, options.guards());
      try (Outbox outbox =
          TransactionalOutbox.open(connection, spec.group(), options.batch().time())) {
        return go(start, outbox, options, false, stop, listener);
      }
    }
  }

  /** Shows what a run would do; nothing is sent, committed or fenced. */
  public ReplayReport rehearse(
      ReplaySpec spec, RunOptions options, Stop stop, ReplayListener listener) {
    try (Admin admin = connection.openAdmin();
        Outbox outbox = new DryOutbox()) {
      ReplayStart start = ReplayStart.check(connection, admin, spec, options.guards());
      return go(start, outbox, options, true, stop, listener);
    }
  }

  /**
   * Ends a replay that may be running, and forgets how far it was.
   *
   * @return whether there was one
   */
  public boolean forget(String name) {
    ReplaySpec.requireName(name);
    String group = ReplaySpec.group(name);
    // To take the transactional id over is all that is needed of it.
    TransactionalOutbox.open(connection, group, BatchBounds.DEFAULT.time()).close();
    try (Admin admin = connection.openAdmin()) {
      return new Checkpoints(connection, admin).delete(group);
    }
  }

  private ReplayReport go(
      ReplayStart start,
      Outbox outbox,
      RunOptions options,
      boolean dry,
      Stop stop,
      ReplayListener listener) {
    ReplaySpec spec = start.spec();
    if (options.start() == Start.RESTART && !dry) {
      start.forget();
    }
    Optional<Checkpoint> known =
        options.start() == Start.RESTART ? Optional.empty() : start.known();
    Checkpoint from = start.from(known, options.start(), listener);
    boolean completeBefore = from.isComplete() && known.isPresent();
    if (!completeBefore) {
      listener.started(spec, from);
    }
    String topic = spec.source().topic();
    try (SourceReader reader = SourceReader.open(connection, topic, spec.group())) {
      Sieve sieve = start.sieve();
      Ledger ledger = new Ledger(outbox, reader.group(), topic, start.fingerprint());
      Judge judge = new Judge(spec, options.guards(), sieve, start.targets(), clock);
      ReplayLoop loop =
          new ReplayLoop(start.source(), reader, judge, ledger, options, stop, listener);
      // A checkpoint that is complete is committed again: Kafka deletes what wasn't for long.
      loop.run(from, completeBefore || !known.equals(Optional.of(from)));
      sieve.warnings().forEach(listener::note);
      Checkpoint reached = loop.committed();
      if (completeBefore && loop.failure().isEmpty()) {
        return ReplayReport.completeBefore(spec, dry, reached, start.arrived(reached));
      }
      return new ReplayReport(
          spec,
          dry,
          loop.ending(),
          reached.tally().minus(known.map(Checkpoint::tally).orElse(Tally.NONE)),
          new TreeMap<>(Map.copyOf(loop.targets())),
          reached,
          dry ? loop.examples() : List.of(),
          reached.isComplete() ? start.arrived(reached) : 0,
          loop.failure());
    }
  }
}
