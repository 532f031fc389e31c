package io.millrace.admin.command.schema;

import java.util.OptionalInt;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Numbers of versions; empty for {@code latest}. */
final class VersionConverter implements ITypeConverter<OptionalInt> {

  @Override
  public OptionalInt convert(String text) {
    if (text.equals("latest")) {
      return OptionalInt.empty();
    }
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new TypeConversionException(
          "\"%s\" is no version: write a number from 1, or latest".formatted(text));
    }
    return OptionalInt.of(Integer.parseInt(text));
  }
}
