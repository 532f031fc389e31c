package io.millrace.consumer.lane;

/**
 * The record that keeps a partition's committed offset where it is.
 *
 * @param since when it was read, in nanoseconds as {@link System#nanoTime}
 * @param attempts how often its handler has failed
 * @param state what it waits for
 * @param due when it is tried again, as {@code since}; only of one that is parked
 * @param cause what went wrong the last time; null for nothing
 */
public record Waiting(long offset, long since, int attempts, State state, long due, String cause) {

  /** What a record waits for. */
  public enum State {
    /** A worker, or those of its lane before it. */
    QUEUED,
    /** Its handler. */
    HANDLED,
    /** Its next attempt. */
    RETRY,
    /** Something that is away. */
    UNAVAILABLE
  }

  static <T> Waiting of(Pending<T> pending) {
    return new Waiting(
        pending.offset,
        pending.since,
        pending.attempts(),
        pending.state,
        pending.due,
        pending.cause());
  }
}
