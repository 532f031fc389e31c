package io.millrace.admin.replay;

import java.util.Locale;

/** What to do with a record that a filter can't judge, as it can't be decoded. */
public enum Undecodable {
  /** The run ends before it. */
  STOP,

  /** It is refused, and the rest goes on. */
  SKIP,

  /** It is replayed. */
  REPLAY;

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
