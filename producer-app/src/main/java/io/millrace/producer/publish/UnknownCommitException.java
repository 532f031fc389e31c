package io.millrace.producer.publish;

/** That it isn't known whether a transaction was committed. */
final class UnknownCommitException extends Exception {
  private static final long serialVersionUID = 1L;

  UnknownCommitException(RuntimeException reason) {
    super(reason);
  }

  RuntimeException reason() {
    return (RuntimeException) getCause();
  }
}
