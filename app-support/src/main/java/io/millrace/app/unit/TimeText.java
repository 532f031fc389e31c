package io.millrace.app.unit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people write them: ISO 8601, and always with a zone. */
public final class TimeText {
  private TimeText() {}

  /**
   * The time that a text says; a date is its first moment.
   *
   * @throws IllegalArgumentException when it says none, with what does
   */
  public static Instant parse(String text) {
    try {
      return text.contains("T") ? time(text) : date(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          ("\"%s\" is no time with a zone: write it as 2026-03-29T14:30:00Z, 2026-03-29T14:30+02:00"
                  + " or, for the start of a day, 2026-03-29Z or 2026-03-29+02:00")
              .formatted(text));
    }
  }

  private static Instant time(String text) {
    return DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text, ZonedDateTime::from).toInstant();
  }

  private static Instant date(String text) {
    TemporalAccessor day = DateTimeFormatter.ISO_OFFSET_DATE.parse(text);
    return LocalDate.from(day).atTime(LocalTime.MIN).toInstant(ZoneOffset.from(day));
  }

  /** For picocli. */
  public static final class Converter implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }
}
