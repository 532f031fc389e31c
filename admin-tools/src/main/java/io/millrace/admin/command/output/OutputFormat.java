package io.millrace.admin.command.output;

import java.util.Locale;

/** How data is printed. */
enum OutputFormat {
  TABLE,
  JSON;

  /** As users write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
