package io.millrace.app.unit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as people write and read them: {@code 250ms}, {@code 90s}, {@code 1d 12h}. */
public final class DurationText {
  private static final Pattern UNITS =
      Pattern.compile("(?=\\d)(?:(\\d+)d)?(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?(?:(\\d+)ms)?");

  private DurationText() {}

  /** The two largest units of it; less than a second is 0s. */
  public static String of(Duration duration) {
    if (duration.toDays() > 0) {
      return duration.toDays() + "d" + rest(duration.toHoursPart(), "h");
    } else if (duration.toHours() > 0) {
      return duration.toHours() + "h" + rest(duration.toMinutesPart(), "m");
    } else if (duration.toMinutes() > 0) {
      return duration.toMinutes() + "m" + rest(duration.toSecondsPart(), "s");
    }
    return duration.toSeconds() + "s";
  }

  /**
   * The duration that a text says: of whole milliseconds, so many that a long has them, and never
   * negative.
   *
   * @throws IllegalArgumentException when it says none, with what does
   */
  public static Duration parse(String text) {
    try {
      Duration duration = duration(text);
      if (duration.equals(Duration.ofMillis(duration.toMillis())) && !duration.isNegative()) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // Said below, with what could be written instead.
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException("\"%s\" is longer than can be counted".formatted(text), e);
    }
    throw new IllegalArgumentException(
        "\"%s\" is no duration: write it as 250ms, 90s, 15m, 2h, 1d12h or PT2H".formatted(text));
  }

  private static Duration duration(String text) {
    Matcher units = UNITS.matcher(text.replace(" ", "").toLowerCase(Locale.ROOT));
    return units.matches()
        ? Duration.ofDays(number(units, 1))
            .plusHours(number(units, 2))
            .plusMinutes(number(units, 3))
            .plusSeconds(number(units, 4))
            .plusMillis(number(units, 5))
        : Duration.parse(text);
  }

  private static String rest(int count, String unit) {
    return count == 0 ? "" : " " + count + unit;
  }

  private static long number(Matcher units, int group) {
    return units.group(group) == null ? 0 : Long.parseLong(units.group(group));
  }

  /** For picocli. */
  public static final class Converter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** For picocli, where none is too short. */
  public static final class PositiveConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      Duration duration = new Converter().convert(text);
      if (duration.isZero()) {
        throw new TypeConversionException("\"%s\" must be above zero".formatted(text));
      }
      return duration;
    }
  }
}
