package io.millrace.producer.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.apache.avro.Schema;

/** Logical types of time; a number is the one that Avro stores. */
final class TimeConverters {
  private TimeConverters() {}

  /** Empty when the schema is of no such type. */
  static Optional<Converter> of(Schema schema, Numbers numbers, Times times) {
    return Optional.ofNullable(ofTime(schema.getLogicalType().getName(), times))
        .map(converter -> orNumber(schema, numbers, converter));
  }

  private static Converter ofTime(String type, Times times) {
    Ticks ticks = Ticks.of(type);
    return switch (type) {
      case "date" -> cell -> day(times.date(cell));
      case "time-millis" -> cell -> (int) ticks.count(ofDay(cell, times));
      case "time-micros" -> cell -> ticks.count(ofDay(cell, times));
      case "timestamp-millis", "timestamp-micros", "timestamp-nanos" ->
          cell -> ticks.count(times.instant(cell));
      case "local-timestamp-millis", "local-timestamp-micros", "local-timestamp-nanos" ->
          cell -> ticks.count(Times.asUtc(times.local(cell)));
      default -> null;
    };
  }

  private static Converter orNumber(Schema schema, Numbers numbers, Converter time) {
    boolean isInt = schema.getType() == Schema.Type.INT;
    return cell -> {
      if (!(cell instanceof Number)) {
        return time.convert(cell);
      }
      return isInt ? numbers.toInt(cell) : numbers.toLong(cell);
    };
  }

  private static Object day(LocalDate date) throws Misfit {
    long day = date.toEpochDay();
    if (day != (int) day) {
      throw new Misfit("%s is too far from 1970".formatted(date));
    }
    return (int) day;
  }

  private static Instant ofDay(Object cell, Times times) throws Misfit {
    return times.time(cell).atDate(LocalDate.EPOCH).toInstant(ZoneOffset.UTC);
  }
}
