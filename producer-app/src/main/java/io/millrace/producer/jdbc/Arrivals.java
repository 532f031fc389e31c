package io.millrace.producer.jdbc;

import io.millrace.app.cli.AppException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.errors.InterruptException;

/** Finds the next rows that can be read with nothing skipped below them. */
final class Arrivals {
  private static final long PAUSE_MS = 50;

  private final QuerySettings settings;
  private final Session session;
  private final Growth growth;
  private final LongSupplier nanoTime;
  private boolean asked;
  private long askedNanos;
  private Growth.Look look;
  private Optional<Writers> writers = Optional.empty();

  Arrivals(QuerySettings settings, Session session, Growth growth, LongSupplier nanoTime) {
    this.settings = settings;
    this.session = session;
    this.growth = growth;
    this.nanoTime = nanoTime;
  }

  /**
   * What is there behind a position and can be read; empty when there's nothing to know yet. One
   * that follows asks once an interval and never waits.
   */
  Optional<Growth.Look> poll(QueryPosition position) throws SQLException {
    if (settings.follow()
        && asked
        && nanoTime.getAsLong() - askedNanos < settings.interval().toNanos()) {
      return Optional.empty();
    }
    asked = true;
    askedNanos = nanoTime.getAsLong();
    if (look == null) {
      look = growth.look(position);
      boolean any = look.bound() != null && session.postgres();
      writers =
          any ? Optional.of(Writers.now(session.connection(), growth.type())) : Optional.empty();
      session.connection().commit();
    }
    if (writers.isPresent() && !ended(writers.get())) {
      return Optional.empty();
    }
    Growth.Look found = look;
    look = null;
    return Optional.of(found);
  }

  private boolean ended(Writers open) throws SQLException {
    Optional<String> who = open.open();
    while (who.isPresent() && !settings.follow() && !session.running().isCancelled()) {
      if (nanoTime.getAsLong() - askedNanos >= settings.patience().toNanos()) {
        throw AppException.unavailable(
            "a transaction that may still commit rows below those that are there is open for %s (%s): nothing was skipped; run again once it has ended"
                .formatted(
                    settings.patience().toString().substring(2).toLowerCase(java.util.Locale.ROOT),
                    who.get()),
            null);
      }
      pause();
      who = open.open();
    }
    return who.isEmpty();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while waiting for open transactions", e);
    }
  }
}
