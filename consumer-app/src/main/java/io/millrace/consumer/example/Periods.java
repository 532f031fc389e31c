package io.millrace.consumer.example;

import io.millrace.example.PeriodUnit;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/** Periods of the calendar. */
final class Periods {
  private Periods() {}

  /** The first day of the period that the day is in. */
  static LocalDate startOf(PeriodUnit unit, LocalDate day) {
    return switch (unit) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }
}
