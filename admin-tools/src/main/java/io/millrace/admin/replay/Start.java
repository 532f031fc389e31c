package io.millrace.admin.replay;

/** Where a run begins. */
public enum Start {
  /** Where the last run of the replay ended. */
  RESUME,

  /** There as well, and records that have arrived since the first start are taken too. */
  EXTEND,

  /** At the beginning, as if there had been no run: what was replayed is replayed again. */
  RESTART
}
