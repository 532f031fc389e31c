package io.millrace.admin.health;

import java.util.Locale;

/** How bad a finding is. */
public enum Severity {
  /** Worth a look; nothing breaks. */
  INFO,
  /** One more failure, or some more time, and events or writes are lost. */
  WARNING,
  /** Events can't be read or written now. */
  ERROR;

  /** As users read it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
