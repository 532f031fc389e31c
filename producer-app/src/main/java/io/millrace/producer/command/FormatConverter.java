package io.millrace.producer.command;

import io.millrace.app.cli.AppException;
import io.millrace.producer.file.FileFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A format of files by its word. */
final class FormatConverter implements ITypeConverter<FileFormat> {
  @Override
  public FileFormat convert(String text) {
    try {
      return FileFormat.parse(text);
    } catch (AppException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
