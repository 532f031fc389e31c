package io.millrace.admin.record;

/** A line that can't be produced; the message says where in it and why. */
final class LineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LineException(String message) {
    super(message);
  }

  LineException(String message, Throwable cause) {
    super(message, cause);
  }
}
