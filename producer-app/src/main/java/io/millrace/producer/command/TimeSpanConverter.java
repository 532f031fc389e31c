package io.millrace.producer.command;

import io.millrace.app.unit.TimeSpans;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A span of time above zero, such as {@code 250ms} or {@code 1m30s}. */
final class TimeSpanConverter implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    Duration span;
    try {
      span = TimeSpans.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
    if (span.isZero()) {
      throw new TypeConversionException("\"%s\" must be above zero".formatted(text));
    }
    return span;
  }
}
