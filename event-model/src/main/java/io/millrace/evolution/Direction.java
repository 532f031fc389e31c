package io.millrace.evolution;

/** Who cannot read whom when a schema changes. */
public enum Direction {
  /** Readers with the new schema, data of the old. */
  BACKWARD,
  /** Readers with the old schema, data of the new. */
  FORWARD
}
