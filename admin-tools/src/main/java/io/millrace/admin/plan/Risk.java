package io.millrace.admin.plan;

import java.util.Locale;

/** What a change can cost. */
public enum Risk {
  /** Nothing that runs will notice. */
  SAFE,
  /** Programs that run can fail, or see events out of order. */
  DISRUPTIVE,
  /** Data can be lost for good. */
  IRREVERSIBLE,
  /** No change that this tool can make. */
  UNSUPPORTED;

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
