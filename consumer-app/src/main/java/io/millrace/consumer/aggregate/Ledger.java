package io.millrace.consumer.aggregate;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What became of the events of a partition, since the application began. It is kept in the
 * transaction of what it tells of, so each event is in it once.
 *
 * @param basis by which they were counted
 * @param newest the time of the newest event that was counted
 * @param counted events that the results hold
 * @param late events that came after the grace, and are left out
 * @param misdated events that are too far ahead of the clock or of no date, and are left out
 * @param unmatched cancellations of orders that aren't open, and are left out
 */
public record Ledger(
    Basis basis, Instant newest, long counted, long late, long misdated, long unmatched) {
  public Ledger {
    requireNonNull(basis, "basis");
    requireNonNull(newest, "newest");
  }

  /** Nothing yet. */
  public static Ledger empty(Basis basis) {
    return new Ledger(basis, Instant.MIN, 0, 0, 0, 0);
  }

  /** One more that was counted, with its time. */
  public Ledger count(Instant at) {
    return new Ledger(
        basis, at.isAfter(newest) ? at : newest, counted + 1, late, misdated, unmatched);
  }

  /** One more that came after the grace. */
  public Ledger countLate() {
    return new Ledger(basis, newest, counted, late + 1, misdated, unmatched);
  }

  /** One more with a date that can't be. */
  public Ledger countMisdated() {
    return new Ledger(basis, newest, counted, late, misdated + 1, unmatched);
  }

  /** One more cancellation of an order that isn't open. */
  public Ledger countUnmatched() {
    return new Ledger(basis, newest, counted, late, misdated, unmatched + 1);
  }

  /** Both together. */
  public Ledger plus(Ledger other) {
    return new Ledger(
        basis,
        newest.isAfter(other.newest) ? newest : other.newest,
        counted + other.counted,
        late + other.late,
        misdated + other.misdated,
        unmatched + other.unmatched);
  }

  /** For {@link #parse}. */
  @Override
  public String toString() {
    return "%s %s %d %d %d %d".formatted(basis, newest, counted, late, misdated, unmatched);
  }

  /** What {@link #toString} wrote. */
  public static Ledger parse(String text) {
    String[] parts = text.split(" ", -1);
    return new Ledger(
        Basis.parse(parts),
        Instant.parse(parts[4]),
        Long.parseLong(parts[5]),
        Long.parseLong(parts[6]),
        Long.parseLong(parts[7]),
        Long.parseLong(parts[8]));
  }
}
