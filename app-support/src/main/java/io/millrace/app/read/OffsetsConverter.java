package io.millrace.app.read;

import io.millrace.app.scan.Position;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An offset for each partition: {@code 0:123,1:456}. */
public final class OffsetsConverter implements ITypeConverter<Position.Offsets> {
  private static final Pattern PAIR = Pattern.compile("(\\d{1,9}):(\\d{1,18})");

  @Override
  public Position.Offsets convert(String text) {
    SortedMap<Integer, Long> offsets = new TreeMap<>();
    for (String part : text.split(",", -1)) {
      Matcher pair = PAIR.matcher(part);
      if (!pair.matches()) {
        throw new TypeConversionException(
            "\"%s\" is no offset of a partition: write them as 0:123,1:456".formatted(part));
      }
      if (offsets.put(Integer.valueOf(pair.group(1)), Long.valueOf(pair.group(2))) != null) {
        throw new TypeConversionException("partition %s has two offsets".formatted(pair.group(1)));
      }
    }
    return new Position.Offsets(offsets);
  }

  /** As a user would write them. */
  public static String text(SortedMap<Integer, Long> offsets) {
    return offsets.entrySet().stream()
        .map(offset -> offset.getKey() + ":" + offset.getValue())
        .collect(Collectors.joining(","));
  }
}
