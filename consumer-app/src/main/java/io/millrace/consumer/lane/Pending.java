package io.millrace.consumer.lane;

/**
 * A record that was read and isn't done yet. It is a node of two lists, so that a record costs one
 * object: of its lane, and of all of its partition by offset.
 *
 * <p>Whoever has its lane in a {@link Bundle} may change it; nobody else.
 */
public final class Pending<T> {
  final Lane<T> lane;
  final long offset;
  final int bytes;
  final long since;

  Pending<T> next;
  Pending<T> older;
  Pending<T> newer;

  private final T record;
  private int attempts;
  private boolean condemned;
  private String cause;

  Pending(Lane<T> lane, long offset, T record, int bytes, long since) {
    this.lane = lane;
    this.offset = offset;
    this.record = record;
    this.bytes = bytes;
    this.since = since;
  }

  /** What was read. */
  public T record() {
    return record;
  }

  /** How often its handler has tried and failed. */
  public int attempts() {
    return attempts;
  }

  /** Why it isn't done; null when nothing went wrong with it so far. */
  public String cause() {
    return cause;
  }

  /** Whether it is to be a dead letter, for {@link #cause}, and not to be handled again. */
  public boolean isCondemned() {
    return condemned;
  }

  /** Its handler has tried and failed. */
  public void attempted(String why) {
    attempts++;
    cause = why;
  }

  /** It shall be a dead letter. */
  public void condemn(String why) {
    condemned = true;
    cause = why;
  }

  /** What it needs isn't there. */
  public void stalled(String why) {
    cause = why;
  }

  /** Whether its partition isn't ours any more: whatever comes of it counts for nothing. */
  public boolean isGone() {
    return lane.partition.removed;
  }
}
