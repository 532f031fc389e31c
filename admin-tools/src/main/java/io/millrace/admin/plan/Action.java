package io.millrace.admin.plan;

import java.util.Locale;

/** The kinds of change, in the order in which changes of topics are made. */
public enum Action {
  SET_COMPATIBILITY,
  REGISTER_SCHEMA,
  CREATE_TOPIC,
  ADD_PARTITIONS,
  ALTER_CONFIG,
  DELETE_TOPIC,
  /** A difference that stays. */
  UNSUPPORTED;

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
