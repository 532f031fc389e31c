package io.millrace.admin.plan;

import java.util.Locale;

/** A harm that a change can do. Its name is the word that a user says to let it through. */
public enum Hazard {
  GROW_KEYED(Risk.DISRUPTIVE, "more partitions for records that have keys, or may have"),
  CUT_RETENTION(Risk.IRREVERSIBLE, "events are deleted sooner"),
  START_COMPACTION(Risk.IRREVERSIBLE, "older events of a key are deleted"),
  SHRINK_MESSAGES(Risk.DISRUPTIVE, "larger batches are refused"),
  CHANGE_MIN_IN_SYNC(Risk.DISRUPTIVE, "another min.insync.replicas"),
  UNCLEAN_ELECTION(Risk.DISRUPTIVE, "a replica that lags may lead"),
  LOOSEN_COMPATIBILITY(Risk.DISRUPTIVE, "a level that promises less"),
  DELETE_ACTIVE(Risk.IRREVERSIBLE, "a topic is deleted that groups read now");

  private final Risk risk;
  private final String meaning;

  Hazard(Risk risk, String meaning) {
    this.risk = risk;
    this.meaning = meaning;
  }

  /** How bad it is. */
  public Risk risk() {
    return risk;
  }

  /** What it is, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
