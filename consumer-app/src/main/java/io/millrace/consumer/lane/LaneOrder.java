package io.millrace.consumer.lane;

/** Which records are handled one after another. */
public enum LaneOrder {
  /** Those of a partition with the same key; those without a key have no order. */
  KEY,
  /** All of a partition. */
  PARTITION
}
