package io.millrace.consumer.handle;

/** What a handler needs for all events is away, such as a database; says nothing of the event. */
public final class UnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * What is away.
   *
   * @param what in a line
   * @param cause null for none
   */
  public UnavailableException(String what, Throwable cause) {
    super(what, cause);
  }
}
