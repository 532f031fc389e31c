package io.millrace.app.read;

import io.millrace.app.scan.Position;
import io.millrace.app.unit.DurationText;
import io.millrace.app.unit.TimeText;
import java.time.Clock;
import java.time.DateTimeException;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Places in partitions as users write them. */
final class PlaceConverter implements ITypeConverter<Position> {
  private static final Pattern OFFSET = Pattern.compile("\\d{1,18}");
  private static final Pattern DURATION = Pattern.compile("(?i)(\\d+ *(ms|[dhms]) *)+|P.*");
  private static final Pattern TAIL = Pattern.compile("-\\d{1,18}");
  private static final Pattern GROUP = Pattern.compile("(?i)group:.+");

  private final Clock clock = Clock.systemUTC();

  @Override
  public Position convert(String text) {
    return place(text, "earliest, latest, an offset, how long ago (2h) or a time with a zone");
  }

  private Position place(String text, String words) {
    if (text.equalsIgnoreCase("earliest")) {
      return new Position.Earliest();
    } else if (text.equalsIgnoreCase("latest")) {
      return new Position.Latest();
    } else if (OFFSET.matcher(text).matches()) {
      return new Position.Offset(Long.parseLong(text));
    }
    try {
      return new Position.Time(
          DURATION.matcher(text).matches()
              ? clock.instant().minus(DurationText.parse(text))
              : TimeText.parse(text));
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new TypeConversionException(
          "\"%s\" is no place: write %s (2026-03-29T14:30:00Z)".formatted(text, words));
    }
  }

  /** Places to begin at, of which there are more. */
  static final class Start implements ITypeConverter<Position> {
    private final PlaceConverter places = new PlaceConverter();

    @Override
    public Position convert(String text) {
      if (TAIL.matcher(text).matches()) {
        return new Position.Tail(Long.parseLong(text.substring(1)));
      } else if (GROUP.matcher(text).matches()) {
        return new Position.Group(text.substring(text.indexOf(':') + 1));
      }
      return places.place(
          text,
          "earliest, latest, an offset, -5 for the last five, group:NAME, how long ago (2h) or a"
              + " time with a zone");
    }
  }
}
