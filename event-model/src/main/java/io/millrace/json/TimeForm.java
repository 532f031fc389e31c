package io.millrace.json;

import static java.time.ZoneOffset.UTC;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;

/**
 * A logical type of time as ISO 8601 text; the number is the one that Avro stores.
 *
 * @param example a text, for messages
 * @param text fails with {@link DateTimeException} on a number that is no time, such as a negative
 *     time of day
 * @param number fails with {@link DateTimeException} or {@link ArithmeticException} on a text that
 *     is no such time, has finer digits than the type keeps, or is too far away
 */
record TimeForm(String example, LongFunction<String> text, ToLongFunction<String> number) {
  private static final Map<String, TimeForm> FORMS =
      Map.of(
          "date",
          new TimeForm(
              "2016-11-08", days -> LocalDate.ofEpochDay(days).toString(), TimeText::epochDay),
          "time-millis",
          time(Ticks.MILLIS, "12:30:05.123"),
          "time-micros",
          time(Ticks.MICROS, "12:30:05.123456"),
          "timestamp-millis",
          instant(Ticks.MILLIS, "2016-11-08T12:30:05.123Z"),
          "timestamp-micros",
          instant(Ticks.MICROS, "2016-11-08T12:30:05.123456Z"),
          "timestamp-nanos",
          instant(Ticks.NANOS, "2016-11-08T12:30:05.123456789Z"),
          "local-timestamp-millis",
          local(Ticks.MILLIS, "2016-11-08T12:30:05.123"),
          "local-timestamp-micros",
          local(Ticks.MICROS, "2016-11-08T12:30:05.123456"),
          "local-timestamp-nanos",
          local(Ticks.NANOS, "2016-11-08T12:30:05.123456789"));

  /** Empty when the schema's numbers are only numbers. */
  static Optional<TimeForm> of(Schema schema) {
    return Optional.ofNullable(schema.getLogicalType()).map(type -> FORMS.get(type.getName()));
  }

  private static TimeForm time(Ticks ticks, String example) {
    return new TimeForm(
        example,
        number -> {
          Instant onFirstDay = ticks.instant(number);
          return LocalTime.ofSecondOfDay(onFirstDay.getEpochSecond())
              .withNano(onFirstDay.getNano())
              .toString();
        },
        text -> ticks.count(LocalTime.parse(text).atDate(LocalDate.EPOCH).toInstant(UTC)));
  }

  private static TimeForm instant(Ticks ticks, String example) {
    return new TimeForm(
        example,
        number -> TimeText.text(ticks.instant(number)),
        text -> ticks.count(TimeText.instant(text)));
  }

  private static TimeForm local(Ticks ticks, String example) {
    return new TimeForm(
        example,
        number -> LocalDateTime.ofInstant(ticks.instant(number), UTC).toString(),
        text -> ticks.count(LocalDateTime.parse(text).toInstant(UTC)));
  }

  /** How many parts Avro cuts a second into. */
  private enum Ticks {
    MILLIS(1_000),
    MICROS(1_000_000),
    NANOS(1_000_000_000);

    private final int perSecond;

    Ticks(int perSecond) {
      this.perSecond = perSecond;
    }

    Instant instant(long number) {
      long nanos = Math.floorMod(number, perSecond) * (long) nanosPerTick();
      return Instant.ofEpochSecond(Math.floorDiv(number, (long) perSecond), nanos);
    }

    long count(Instant instant) {
      long seconds = instant.getEpochSecond();
      if (instant.getNano() % nanosPerTick() != 0) {
        throw new ArithmeticException("finer than the type keeps");
      }
      int ticks = instant.getNano() / nanosPerTick();
      // Whole seconds below Long.MIN_VALUE would overflow though the sum with ticks does not.
      return seconds < 0
          ? Math.addExact(Math.multiplyExact(seconds + 1, (long) perSecond), ticks - perSecond)
          : Math.addExact(Math.multiplyExact(seconds, (long) perSecond), ticks);
    }

    private int nanosPerTick() {
      return NANOS.perSecond / perSecond;
    }
  }
}
