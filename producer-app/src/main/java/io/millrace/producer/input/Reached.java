package io.millrace.producer.input;

/**
 * How far a source is read, for a person who waits.
 *
 * @param bytes of the files as they stand on the disk; 0 where there are none
 * @param total of all bytes; -1 when it isn't known
 */
public record Reached(long bytes, long total) {
  /** Nothing is known, as of a query. */
  public static final Reached UNKNOWN = new Reached(0, -1);
}
