package io.millrace.admin.replay;

import io.millrace.event.Origin;
import java.util.Map;

/** A transaction was aborted, and can be tried again. */
final class TransactionAbortedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Map<Origin, String> notTaken;

  /**
   * @param notTaken the records that a broker will never take, and why
   */
  TransactionAbortedException(Throwable cause, Map<Origin, String> notTaken) {
    super("aborted: " + cause.getMessage(), cause);
    this.notTaken = Map.copyOf(notTaken);
  }

  Map<Origin, String> notTaken() {
    return notTaken;
  }
}
