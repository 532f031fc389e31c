package io.millrace.admin.command.group;

import io.millrace.admin.group.TopicSelection;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** For picocli. */
final class TopicSelectionConverter implements ITypeConverter<TopicSelection> {
  @Override
  public TopicSelection convert(String text) {
    try {
      return TopicSelection.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
