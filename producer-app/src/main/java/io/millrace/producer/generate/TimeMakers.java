package io.millrace.producer.generate;

import java.time.LocalDate;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;

/** Makes ints and longs, be they plain numbers, dates or times. */
final class TimeMakers {
  private static final int FIRST_DAY = (int) LocalDate.of(1970, 1, 1).toEpochDay();
  private static final int LAST_DAY = (int) LocalDate.of(2050, 1, 1).toEpochDay();
  private static final int DAY_MILLIS = 86_400_000;
  private static final long DAY_MICROS = 1_000L * DAY_MILLIS;
  private static final long WEEK_MILLIS = 7L * DAY_MILLIS;
  private static final int MICROS = 1_000;
  private static final int NANOS = 1_000_000;

  private TimeMakers() {}

  static Maker ofInt(LogicalType type) {
    if (type instanceof LogicalTypes.Date) {
      return draw -> draw.random.nextInt(FIRST_DAY, LAST_DAY);
    } else if (type instanceof LogicalTypes.TimeMillis) {
      return draw -> draw.random.nextInt(DAY_MILLIS);
    }
    // Mostly as people count, sometimes of any size.
    return draw -> draw.random.nextInt(8) == 0 ? draw.random.nextInt() : draw.random.nextInt(1_000);
  }

  static Maker ofLong(LogicalType type) {
    if (type instanceof LogicalTypes.TimeMicros) {
      return draw -> draw.random.nextLong(DAY_MICROS);
    } else if (type instanceof LogicalTypes.TimestampMillis
        || type instanceof LogicalTypes.LocalTimestampMillis) {
      return draw -> recent(draw, 1);
    } else if (type instanceof LogicalTypes.TimestampMicros
        || type instanceof LogicalTypes.LocalTimestampMicros) {
      return draw -> recent(draw, MICROS);
    } else if (type instanceof LogicalTypes.TimestampNanos
        || type instanceof LogicalTypes.LocalTimestampNanos) {
      return draw -> recent(draw, NANOS);
    }
    return draw ->
        draw.random.nextInt(8) == 0 ? draw.random.nextLong() : draw.random.nextLong(1_000_000);
  }

  /** Within the week up to now. */
  private static long recent(Draw draw, int perMilli) {
    long millis = draw.nowMillis - draw.random.nextLong(WEEK_MILLIS);
    return millis * perMilli + draw.random.nextInt(perMilli);
  }
}
