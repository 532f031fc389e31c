package io.millrace.producer.target;

/** What becomes of a schema that its subject doesn't have yet. */
public enum Registration {
  /**
   * It is registered, if the subject's level allows it. With {@code auto.register.schemas=false} in
   * the connection's settings this is {@link #ONLY_FIND}.
   */
  REGISTER_MISSING,

  /** It is refused. */
  ONLY_FIND,

  /** It is held to the subject's level, and nothing is written: ids of events may be made up. */
  DRY_RUN
}
