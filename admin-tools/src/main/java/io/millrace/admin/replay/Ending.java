package io.millrace.admin.replay;

import java.util.Locale;

/** Why a run of a replay ended. */
public enum Ending {
  /** Every record was looked at. */
  COMPLETE,

  /** It was complete before, and nothing was done. */
  COMPLETE_BEFORE,

  /** So many records were replayed as were asked for. */
  LIMIT,

  /** A record can't be judged, and was left to the next run. */
  UNDECODABLE,

  /** The user wished it. */
  INTERRUPTED,

  /** Something failed. */
  FAILED;

  /** As it is written in JSON. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
