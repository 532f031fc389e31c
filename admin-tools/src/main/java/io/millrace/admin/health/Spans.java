package io.millrace.admin.health;

import java.time.Duration;

/** Spans of time as sentences have them. */
final class Spans {
  private Spans() {}

  static String of(Duration span) {
    if (span.toHours() > 0 && span.toHours() % 24 == 0) {
      return Words.count(span.toDays(), "day");
    }
    if (span.toMinutes() > 0 && span.toMinutes() % 60 == 0) {
      return Words.count(span.toHours(), "hour");
    }
    return span.toSeconds() > 0 && span.toSeconds() % 60 == 0
        ? Words.count(span.toMinutes(), "minute")
        : Words.count(span.toSeconds(), "second");
  }
}
