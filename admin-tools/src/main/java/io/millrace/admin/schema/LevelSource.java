package io.millrace.admin.schema;

import java.util.Locale;

/** Whose compatibility level it is. */
public enum LevelSource {
  SUBJECT,
  REGISTRY;

  /** As users read it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
