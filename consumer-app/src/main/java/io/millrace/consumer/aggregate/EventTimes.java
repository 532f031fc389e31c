package io.millrace.consumer.aggregate;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When an event counts, by its own time.
 *
 * <p>Late is judged by the newest event before it in its partition of the input. So it depends on
 * the input alone, and not on how fast partitions are read: counted again, the same are late.
 *
 * @param zone whose days the events fall on
 * @param grace how much older than the newest an event may be; empty for any age
 * @param ahead how far ahead of the clock an event may be
 */
public record EventTimes(ZoneId zone, Optional<Duration> grace, Duration ahead, Clock clock) {
  /** An event before it has no date but a mistake. */
  private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

  public EventTimes {
    requireNonNull(zone, "zone");
    requireNonNull(grace, "grace");
    requireNonNull(ahead, "ahead");
    requireNonNull(clock, "clock");
  }

  /** The day of a time. */
  public LocalDate dayOf(Instant at) {
    return LocalDate.ofInstant(at, zone);
  }

  /** The ledger after an event of that time: it counts, or it says why not. */
  public Ledger judge(Ledger ledger, Instant at) {
    if (at.isBefore(EARLIEST) || at.isAfter(clock.instant().plus(ahead))) {
      return ledger.countMisdated();
    } else if (grace.isPresent() && ledger.newest().isAfter(at.plus(grace.get()))) {
      return ledger.countLate();
    }
    return ledger.count(at);
  }
}
