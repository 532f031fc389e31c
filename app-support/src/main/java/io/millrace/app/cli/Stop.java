package io.millrace.app.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * The wish of the user that the program ends: Ctrl-C or SIGTERM. Work that takes long looks at it,
 * or registers what wakes it up. Thread-safe.
 */
public final class Stop {
  private final List<Runnable> listeners = new ArrayList<>();
  private boolean requested;
  private boolean watched;

  /** Whether to end as soon as is orderly. */
  public synchronized boolean isRequested() {
    watched = true;
    return requested;
  }

  /**
   * Runs the action once, when the wish comes; at once when it has come already. It must not block.
   */
  public synchronized void onRequest(Runnable action) {
    watched = true;
    if (requested) {
      action.run();
    } else {
      listeners.add(action);
    }
  }

  /** Whether anybody ever looked at it or listens: who doesn't can't end in order. */
  synchronized boolean isWatched() {
    return watched;
  }

  synchronized void request() {
    if (!requested) {
      requested = true;
      listeners.forEach(Runnable::run);
    }
  }
}
