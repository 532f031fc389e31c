package io.millrace.app.scan;

import java.util.Locale;

/** Why reading ended. */
public enum StopReason {
  /** All was read that there was. */
  END,
  /** So many records as were wanted were found. */
  LIMIT,
  /** The time that it was given is up. */
  MAX_DURATION,
  /** The user stopped it. */
  INTERRUPTED,
  /** Nobody takes what it gives any more. */
  OUTPUT_CLOSED,
  /** Something failed. */
  FAILED;

  /** As programs read it, such as {@code max-duration}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
