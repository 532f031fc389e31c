package io.millrace.admin.catalogue;

import io.millrace.app.unit.DurationText;
import java.util.regex.Pattern;

/** Spans of time of configs. */
final class ConfigSpans {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  private ConfigSpans() {}

  /**
   * A plain number is one of milliseconds already.
   *
   * @throws IllegalArgumentException when it says no duration
   */
  static String millis(String config, String text) {
    if (NUMBER.matcher(text).matches()) {
      return text;
    }
    try {
      return Long.toString(DurationText.parse(text).toMillis());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: %s".formatted(config, e.getMessage()), e);
    }
  }
}
