package io.millrace.producer.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Dates and times as they stand in text: of ISO 8601, or as patterns of {@link DateTimeFormatter}
 * say, in English. No date is bent to one that exists.
 */
final class DateText {
  static final String EPOCH_SECONDS = "epoch-seconds";
  static final String EPOCH_MILLIS = "epoch-millis";
  static final DateText ISO = new DateText(List.of(), List.of());

  private final List<String> patterns;
  private final List<DateTimeFormatter> formatters;

  private DateText(List<String> patterns, List<DateTimeFormatter> formatters) {
    this.patterns = patterns;
    this.formatters = formatters;
  }

  /**
   * @param patterns of which the first that takes a text counts; none for ISO 8601
   * @throws IllegalArgumentException when one is no pattern
   */
  static DateText of(List<String> patterns) {
    List<DateTimeFormatter> formatters = new ArrayList<>();
    for (String pattern : patterns) {
      formatters.add(
          pattern.equals(EPOCH_SECONDS) || pattern.equals(EPOCH_MILLIS)
              ? null
              : formatter(pattern));
    }
    return new DateText(List.copyOf(patterns), formatters);
  }

  /** Strict, with the era that a year of "yyyy" needs then. */
  private static DateTimeFormatter formatter(String pattern) {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendPattern(pattern)
        .parseDefaulting(ChronoField.ERA, 1)
        .toFormatter(Locale.ENGLISH)
        .withResolverStyle(ResolverStyle.STRICT);
  }

  /**
   * An Instant, a ZonedDateTime, a LocalDateTime, a LocalDate or a LocalTime.
   *
   * @param wanted for messages: what it isn't
   */
  TemporalAccessor parse(String text, String wanted) throws Misfit {
    if (formatters.isEmpty()) {
      try {
        return iso(text);
      } catch (DateTimeException e) {
        throw new Misfit("%s is no %s".formatted(Quoted.of(text), wanted));
      }
    }
    for (int i = 0; i < formatters.size(); i++) {
      TemporalAccessor parsed = parse(i, text);
      if (parsed != null) {
        return parsed;
      }
    }
    throw new Misfit("%s isn't like %s".formatted(Quoted.of(text), String.join(" or ", patterns)));
  }

  private TemporalAccessor parse(int index, String text) {
    try {
      DateTimeFormatter formatter = formatters.get(index);
      if (formatter != null) {
        return formatter.parseBest(
            text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from, LocalTime::from);
      }
      long number = Long.parseLong(text);
      return patterns.get(index).equals(EPOCH_MILLIS)
          ? Instant.ofEpochMilli(number)
          : Instant.ofEpochSecond(number);
    } catch (DateTimeException | NumberFormatException e) {
      return null;
    }
  }

  /** With a T or a space between date and time; with an offset or without. */
  private static TemporalAccessor iso(String text) {
    int gap = Math.max(text.indexOf('T'), text.indexOf(' '));
    if (gap < 0) {
      return text.indexOf(':') < 0 ? LocalDate.parse(text) : LocalTime.parse(text);
    }
    String both = text.substring(0, gap) + "T" + text.substring(gap + 1);
    if (text.endsWith("Z")) {
      return Instant.parse(both);
    }
    int sign = Math.max(both.indexOf('+', gap), both.indexOf('-', gap));
    if (sign < 0) {
      return LocalDateTime.parse(both);
    }
    // PostgreSQL writes an offset of whole hours without minutes.
    return Instant.parse(both.length() - sign == 3 ? both + ":00" : both);
  }
}
