package io.millrace.producer.publish;

import io.millrace.producer.input.Reached;

/** Told how a run goes, in the thread that publishes; it must not block. */
public interface PublishListener {
  /** Hears nothing. */
  PublishListener NONE = new PublishListener() {};

  /**
   * How far the run is; some times a second.
   *
   * @param inputs taken from the source
   * @param events acknowledged, in transactions: committed
   * @param bytes of the keys and values of the events that were handed over
   * @param refused inputs
   */
  record Progress(long inputs, long events, long bytes, long refused, Reached reached) {}

  /** The run has come further. */
  default void progress(Progress progress) {}

  /** Something that a person wants to know while it goes on, as one line. */
  default void note(String line) {}
}
