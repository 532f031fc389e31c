package io.millrace.admin.catalogue;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time with their units. */
final class TimeSpans {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");
  private static final Pattern UNITS =
      Pattern.compile(
          "(?=\\d)(?:(\\d+)d)? ?(?:(\\d+)h)? ?(?:(\\d+)m)? ?(?:(\\d+)s)? ?(?:(\\d+)ms)?");

  private TimeSpans() {}

  /**
   * A plain number is one of milliseconds already.
   *
   * @throws IllegalArgumentException when it says no span of time
   */
  static String millis(String config, String text) {
    if (NUMBER.matcher(text).matches()) {
      return text;
    }
    try {
      return Long.toString(parse(config, text).toMillis());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: \"%s\" is longer than Kafka can count".formatted(config, text), e);
    }
  }

  private static Duration parse(String config, String text) {
    Matcher units = UNITS.matcher(text);
    if (units.matches()) {
      return Duration.ofDays(number(units, 1))
          .plusHours(number(units, 2))
          .plusMinutes(number(units, 3))
          .plusSeconds(number(units, 4))
          .plusMillis(number(units, 5));
    }
    try {
      Duration iso = Duration.parse(text);
      if (!iso.isNegative() && iso.equals(iso.truncatedTo(ChronoUnit.MILLIS))) {
        return iso;
      }
    } catch (DateTimeParseException e) {
      // Said below, with what could be written instead.
    }
    throw new IllegalArgumentException(
        "%s: \"%s\" is no span of time: write milliseconds, or 7d, 12h, 30m, 5s, 250ms, 1d12h or P7D"
            .formatted(config, text));
  }

  private static long number(Matcher units, int group) {
    return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
  }
}
