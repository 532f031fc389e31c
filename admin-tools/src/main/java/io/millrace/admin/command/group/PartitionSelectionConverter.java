package io.millrace.admin.command.group;

import io.millrace.admin.group.PartitionSelection;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** For picocli. */
final class PartitionSelectionConverter implements ITypeConverter<PartitionSelection> {
  @Override
  public PartitionSelection convert(String text) {
    try {
      return PartitionSelection.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
