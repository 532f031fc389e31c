package io.millrace.binary;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.LogicalType;

/** Avro's logical types of time, between the number that is stored and the class of java.time. */
enum TimeType {
  DATE("date", LocalDate.class),
  TIME_MILLIS("time-millis", LocalTime.class),
  TIME_MICROS("time-micros", LocalTime.class),
  TIMESTAMP_MILLIS("timestamp-millis", Instant.class),
  TIMESTAMP_MICROS("timestamp-micros", Instant.class),
  TIMESTAMP_NANOS("timestamp-nanos", Instant.class),
  LOCAL_TIMESTAMP_MILLIS("local-timestamp-millis", LocalDateTime.class),
  LOCAL_TIMESTAMP_MICROS("local-timestamp-micros", LocalDateTime.class),
  LOCAL_TIMESTAMP_NANOS("local-timestamp-nanos", LocalDateTime.class);

  private static final int MILLIS = 1_000;
  private static final int MICROS = 1_000_000;
  private static final int NANOS = 1_000_000_000;

  private final String logicalName;
  private final Class<?> converted;

  TimeType(String logicalName, Class<?> converted) {
    this.logicalName = logicalName;
    this.converted = converted;
  }

  /** Empty for a logical type that is none of time. */
  static Optional<TimeType> of(LogicalType type) {
    return Arrays.stream(values())
        .filter(time -> time.logicalName.equals(type.getName()))
        .findFirst();
  }

  Class<?> converted() {
    return converted;
  }

  /**
   * The number that Avro stores; digits that are finer are dropped, as Avro does.
   *
   * @param value of the class {@link #converted}
   * @throws ArithmeticException when the number is too large for the type
   */
  long count(Object value) {
    return switch (this) {
      case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
      case TIME_MILLIS -> ((LocalTime) value).toNanoOfDay() / (NANOS / MILLIS);
      case TIME_MICROS -> ((LocalTime) value).toNanoOfDay() / (NANOS / MICROS);
      case TIMESTAMP_MILLIS -> ((Instant) value).toEpochMilli();
      case TIMESTAMP_MICROS -> count((Instant) value, MICROS);
      case TIMESTAMP_NANOS -> count((Instant) value, NANOS);
      case LOCAL_TIMESTAMP_MILLIS -> ((LocalDateTime) value).toInstant(UTC).toEpochMilli();
      case LOCAL_TIMESTAMP_MICROS -> count(((LocalDateTime) value).toInstant(UTC), MICROS);
      case LOCAL_TIMESTAMP_NANOS -> count(((LocalDateTime) value).toInstant(UTC), NANOS);
    };
  }

  /**
   * The time that a number stands for.
   *
   * @throws java.time.DateTimeException for a number that is no such time
   * @throws ArithmeticException for one that is far from any
   */
  Object value(long count) {
    return switch (this) {
      case DATE -> LocalDate.ofEpochDay(count);
      case TIME_MILLIS -> LocalTime.ofNanoOfDay(Math.multiplyExact(count, (long) (NANOS / MILLIS)));
      case TIME_MICROS -> LocalTime.ofNanoOfDay(Math.multiplyExact(count, (long) (NANOS / MICROS)));
      case TIMESTAMP_MILLIS -> Instant.ofEpochMilli(count);
      case TIMESTAMP_MICROS -> instant(count, MICROS);
      case TIMESTAMP_NANOS -> instant(count, NANOS);
      case LOCAL_TIMESTAMP_MILLIS -> local(count, MILLIS);
      case LOCAL_TIMESTAMP_MICROS -> local(count, MICROS);
      case LOCAL_TIMESTAMP_NANOS -> local(count, NANOS);
    };
  }

  @Override
  public String toString() {
    return logicalName;
  }

  private static long count(Instant instant, int perSecond) {
    long seconds = instant.getEpochSecond();
    int ticks = instant.getNano() / (NANOS / perSecond);
    // The seconds alone may overflow where the sum with the ticks doesn't.
    return seconds < 0
        ? Math.addExact(Math.multiplyExact(seconds + 1, (long) perSecond), ticks - perSecond)
        : Math.addExact(Math.multiplyExact(seconds, (long) perSecond), ticks);
  }

  private static Instant instant(long count, int perSecond) {
    return Instant.ofEpochSecond(Math.floorDiv(count, (long) perSecond), nanos(count, perSecond));
  }

  private static LocalDateTime local(long count, int perSecond) {
    return LocalDateTime.ofEpochSecond(
        Math.floorDiv(count, (long) perSecond), nanos(count, perSecond), UTC);
  }

  private static int nanos(long count, int perSecond) {
    return Math.floorMod(count, perSecond) * (NANOS / perSecond);
  }
}
