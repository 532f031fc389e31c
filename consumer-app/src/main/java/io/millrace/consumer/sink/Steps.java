package io.millrace.consumer.sink;

/**
 * Hears where a sink is between two steps that can be told apart from outside. A process that is
 * killed in any of them has to leave each event exported once by the next.
 */
@FunctionalInterface
public interface Steps {
  /** Does nothing. */
  Steps UNHEARD = step -> {};

  /** Called when the sink has come so far, by the thread that has. */
  void reached(String step);
}
