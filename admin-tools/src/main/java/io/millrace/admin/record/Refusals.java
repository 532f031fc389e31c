package io.millrace.admin.record;

/** Is told of each line that is refused. Called by one thread at a time. */
public interface Refusals {

  /**
   * Takes one.
   *
   * @param line its number, from 1
   */
  void refused(long line, String why);
}
