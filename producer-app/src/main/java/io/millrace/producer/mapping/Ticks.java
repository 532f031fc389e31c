package io.millrace.producer.mapping;

import java.time.Instant;
import java.util.Locale;

/** The parts that a logical type of time cuts a second into. */
enum Ticks {
  MILLIS(1_000),
  MICROS(1_000_000),
  NANOS(1_000_000_000);

  private final int perSecond;

  Ticks(int perSecond) {
    this.perSecond = perSecond;
  }

  /** Of the name of a logical type. */
  static Ticks of(String logicalType) {
    return logicalType.endsWith("-millis")
        ? MILLIS
        : logicalType.endsWith("-micros") ? MICROS : NANOS;
  }

  Instant instant(long count) {
    return Instant.ofEpochSecond(
        Math.floorDiv(count, (long) perSecond), Math.floorMod(count, perSecond) * nanos());
  }

  /** The count since 1970; digits that are finer are refused. */
  long count(Instant instant) throws Misfit {
    if (instant.getNano() % nanos() != 0) {
      throw new Misfit(
          "%s has finer digits than %s".formatted(instant, name().toLowerCase(Locale.ROOT)));
    }
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond() + 1, (long) perSecond),
          instant.getNano() / nanos() - perSecond);
    } catch (ArithmeticException e) {
      return nearEnd(instant);
    }
  }

  /** One second further is already too far at the end, one less at the beginning. */
  private long nearEnd(Instant instant) throws Misfit {
    try {
      return Math.addExact(
          Math.multiplyExact(instant.getEpochSecond(), (long) perSecond),
          instant.getNano() / nanos());
    } catch (ArithmeticException e) {
      throw new Misfit("%s is too far from 1970".formatted(instant));
    }
  }

  private long nanos() {
    return NANOS.perSecond / perSecond;
  }
}
