package io.millrace.admin.command.replay;

import io.millrace.admin.replay.Bound;
import io.millrace.app.unit.TimeText;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An offset or a time. */
final class BoundConverter implements ITypeConverter<Bound> {
  private static final String OFFSET = "\\d{1,18}";

  @Override
  public Bound convert(String text) {
    if (text.matches(OFFSET)) {
      return new Bound.Offset(Long.parseLong(text));
    }
    try {
      return new Bound.Time(TimeText.parse(text));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("neither an offset nor a time: " + e.getMessage());
    }
  }
}
