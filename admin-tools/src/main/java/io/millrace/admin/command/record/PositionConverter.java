package io.millrace.admin.command.record;

import io.millrace.admin.command.output.DurationText;
import io.millrace.admin.command.output.TimeText;
import io.millrace.admin.record.Position;
import java.time.Clock;
import java.time.Instant;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Places in partitions as users write them. */
final class PositionConverter implements ITypeConverter<Position> {
  private static final Pattern OFFSET = Pattern.compile("\\d{1,18}");
  private static final Pattern DURATION = Pattern.compile("(?i)(\\d+ *[dhms] *)+|P.*");

  private final Clock clock = Clock.systemUTC();

  @Override
  public Position convert(String text) {
    if (text.equalsIgnoreCase("earliest")) {
      return new Position.Earliest();
    } else if (text.equalsIgnoreCase("latest")) {
      return new Position.Latest();
    } else if (OFFSET.matcher(text).matches()) {
      return new Position.Offset(Long.parseLong(text));
    }
    try {
      Instant time =
          DURATION.matcher(text).matches()
              ? clock.instant().minus(DurationText.parse(text))
              : TimeText.parse(text);
      return new Position.Time(time);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          "\"%s\" is no place: write earliest, latest, an offset, how long ago (2h) or a time with a zone (2026-03-29T14:30:00Z)"
              .formatted(text));
    }
  }
}
