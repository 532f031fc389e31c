package io.millrace.producer.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;

/**
 * Dates and times of cells.
 *
 * @param text how they stand in text
 * @param zone of times without an offset, and of the days of moments
 */
record Times(DateText text, ZoneId zone) {

  /** A moment; a day is its first moment. A local time that the zone has twice is the earlier. */
  Instant instant(Object cell) throws Misfit {
    TemporalAccessor time = temporal(cell, "timestamp such as 2016-11-08T12:30:05Z");
    if (time instanceof Instant instant) {
      return instant;
    }
    if (time instanceof ZonedDateTime zoned) {
      return zoned.toInstant();
    }
    if (time instanceof OffsetDateTime zoned) {
      return zoned.toInstant();
    }
    if (time instanceof LocalDate date) {
      return date.atStartOfDay(zone).toInstant();
    }
    if (time instanceof LocalDateTime local) {
      if (zone.getRules().getValidOffsets(local).isEmpty()) {
        throw new Misfit(
            "%s doesn't exist in %s, where clocks were put forward".formatted(local, zone));
      }
      return local.atZone(zone).toInstant();
    }
    throw new Misfit("%s has no date".formatted(Quoted.of(cell)));
  }

  LocalDate date(Object cell) throws Misfit {
    TemporalAccessor time = temporal(cell, "date such as 2016-11-08");
    if (time instanceof LocalDate date) {
      return date;
    }
    throw new Misfit("%s is no date but a time".formatted(Quoted.of(cell)));
  }

  LocalTime time(Object cell) throws Misfit {
    TemporalAccessor time = temporal(cell, "time of day such as 12:30:05");
    if (time instanceof LocalTime ofDay) {
      return ofDay;
    }
    throw new Misfit("%s is no time of day".formatted(Quoted.of(cell)));
  }

  /** As a clock on the wall shows it. */
  LocalDateTime local(Object cell) throws Misfit {
    TemporalAccessor time = temporal(cell, "local time such as 2016-11-08T12:30:05");
    if (time instanceof LocalDateTime local) {
      return local;
    }
    if (time instanceof LocalDate date) {
      return date.atStartOfDay();
    }
    if (time instanceof LocalTime) {
      throw new Misfit("%s has no date".formatted(Quoted.of(cell)));
    }
    try {
      return instant(time).atZone(zone).toLocalDateTime();
    } catch (DateTimeException e) {
      throw new Misfit("%s is too far from 1970".formatted(time));
    }
  }

  /** As Avro keeps local times: as if they were of UTC. */
  static Instant asUtc(LocalDateTime local) {
    return local.toInstant(ZoneOffset.UTC);
  }

  private TemporalAccessor temporal(Object cell, String wanted) throws Misfit {
    if (cell instanceof String string) {
      return text.parse(string, wanted);
    }
    if (cell instanceof TemporalAccessor time) {
      return time;
    }
    throw new Misfit("%s is no %s".formatted(Quoted.of(cell), wanted));
  }
}
