package io.millrace.admin.command.group;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** For picocli, whose own names a class of Java's to the user. */
final class PatternConverter implements ITypeConverter<Pattern> {

  @Override
  public Pattern convert(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new TypeConversionException(
          "\"%s\" is no regular expression: %s at position %d"
              .formatted(text, e.getDescription(), e.getIndex() + 1));
    }
  }
}
