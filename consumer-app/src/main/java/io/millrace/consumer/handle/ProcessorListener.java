package io.millrace.consumer.handle;

/**
 * Told how a run goes, by several threads at once. It must not block; what it throws ends the run.
 */
public interface ProcessorListener {

  /** Does nothing. */
  ProcessorListener NONE = new ProcessorListener() {};

  /** How a record ended, or a handler. */
  enum Ending {
    PROCESSED,
    RETRIED,
    DEAD_LETTER,
    /** It comes again, since something that it needs is away. */
    UNAVAILABLE
  }

  /**
   * A record, or an attempt at it, has ended.
   *
   * @param nanos what it took, decoding included
   */
  default void ended(String topic, Ending ending, long nanos) {}

  /** Something that a user should know of, as a line. */
  default void note(String line) {}
}
