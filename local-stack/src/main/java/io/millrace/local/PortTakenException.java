package io.millrace.local;

/**
 * Something else listens on a port of the stack: worth another try when the port was a free choice.
 */
final class PortTakenException extends LocalStackException {
  private static final long serialVersionUID = 1L;

  PortTakenException(String message) {
    super(message);
  }
}
