package io.millrace.admin.command.schema;

import io.millrace.registry.CompatibilityLevel;
import io.millrace.spelling.NearestName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Compatibility levels in any case, with dashes too. */
final class LevelConverter implements ITypeConverter<CompatibilityLevel> {
  private static final List<String> NAMES =
      Arrays.stream(CompatibilityLevel.values()).map(Enum::name).toList();

  @Override
  public CompatibilityLevel convert(String text) {
    String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
    if (NAMES.contains(name)) {
      return CompatibilityLevel.valueOf(name);
    }
    String hint = NearestName.hint(text, NAMES);
    throw new TypeConversionException(
        "\"%s\" is no compatibility level%s"
            .formatted(text, hint.isEmpty() ? ": there are " + String.join(", ", NAMES) : hint));
  }
}
