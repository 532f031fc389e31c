package io.millrace.producer.publish;

/** That the open transaction was aborted, and nothing of it is there. */
final class AbortedException extends Exception {
  private static final long serialVersionUID = 1L;
  private final boolean learned;

  /**
   * @param learned whether it's known now which input was the reason, so that the next attempt
   *     comes further
   */
  AbortedException(Exception cause, boolean learned) {
    super(cause);
    this.learned = learned;
  }

  boolean hasLearned() {
    return learned;
  }

  Exception reason() {
    return (Exception) getCause();
  }
}
