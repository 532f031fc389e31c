package io.millrace.admin.replay;

/**
 * How records ended.
 *
 * @param filtered didn't match the filter
 * @param refused were not replayed for a reason of their own
 * @param deleted offsets that the topic's retention took before they could be read
 */
public record Tally(long replayed, long filtered, long refused, long deleted) {
  static final Tally NONE = new Tally(0, 0, 0, 0);

  Tally plus(Tally other) {
    return new Tally(
        replayed + other.replayed,
        filtered + other.filtered,
        refused + other.refused,
        deleted + other.deleted);
  }

  Tally minus(Tally other) {
    return new Tally(
        replayed - other.replayed,
        filtered - other.filtered,
        refused - other.refused,
        deleted - other.deleted);
  }

  Tally oneReplayed() {
    return new Tally(replayed + 1, filtered, refused, deleted);
  }

  Tally oneFiltered() {
    return new Tally(replayed, filtered + 1, refused, deleted);
  }

  Tally oneRefused() {
    return new Tally(replayed, filtered, refused + 1, deleted);
  }

  Tally withDeleted(long offsets) {
    return new Tally(replayed, filtered, refused, deleted + offsets);
  }
}
