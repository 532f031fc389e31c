package io.millrace.admin.plan;

import java.util.Locale;

/** Whether the records of a topic have keys, and who says so. */
public enum Keys {
  NONE("records have no keys, so no order is lost"),
  DECLARED(
      "the catalogue gives its records keys, and keys move to other partitions: their old and new"
          + " events lose their order"),
  COMPACTED(
      "its cleanup.policy compacts by key, and keys move to other partitions: an old event of a key"
          + " can outlive a newer one"),
  UNKNOWN(
      "its records may have keys, and keys move to other partitions: their old and new events lose"
          + " their order");

  private final String whenGrown;

  Keys(String whenGrown) {
    this.whenGrown = whenGrown;
  }

  /** What more partitions do to such a topic. */
  String whenGrown() {
    return whenGrown;
  }

  /** As it is written in saved plans. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
