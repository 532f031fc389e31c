package io.millrace.local;

/**
 * A stack could not do what was asked. The message is one line for a person: what, which one, and
 * what to do.
 */
public class LocalStackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public LocalStackException(String message) {
    super(message);
  }

  public LocalStackException(String message, Throwable cause) {
    super(message, cause);
  }
}
