package io.millrace.app.unit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time with their units. */
public final class TimeSpans {
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern UNITS =
      Pattern.compile(
          "(?=\\d)(?:(\\d+)d)? ?(?:(\\d+)h)? ?(?:(\\d+)m)? ?(?:(\\d+)s)? ?(?:(\\d+)ms)?");

  private TimeSpans() {}

  /**
   * A span in whole milliseconds, such as {@code 500} (of them), {@code 5s}, {@code 1d12h} or
   * {@code P7D}; never negative.
   *
   * @throws IllegalArgumentException when it says no span of time
   */
  public static Duration parse(String text) {
    try {
      return NUMBER.matcher(text).matches()
          ? Duration.ofMillis(Long.parseLong(text))
          : parseUnits(text);
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "\"%s\" is longer than Kafka can count".formatted(text), e);
    }
  }

  private static Duration parseUnits(String text) {
    Matcher units = UNITS.matcher(text);
    if (units.matches()) {
      Duration span =
          Duration.ofDays(number(units, 1))
              .plusHours(number(units, 2))
              .plusMinutes(number(units, 3))
              .plusSeconds(number(units, 4))
              .plusMillis(number(units, 5));
      return Duration.ofMillis(span.toMillis());
    }
    try {
      Duration iso = Duration.parse(text);
      if (!iso.isNegative() && iso.equals(iso.truncatedTo(ChronoUnit.MILLIS))) {
        return Duration.ofMillis(iso.toMillis());
      }
    } catch (DateTimeParseException e) {
      // Said below, with what could be written instead.
    }
    throw new IllegalArgumentException(
        "\"%s\" is no span of time: write milliseconds, or 7d, 12h, 30m, 5s, 250ms, 1d12h or P7D"
            .formatted(text));
  }

  private static long number(Matcher units, int group) {
    return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
  }
}
