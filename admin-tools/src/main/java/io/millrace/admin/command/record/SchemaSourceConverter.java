package io.millrace.admin.command.record;

import io.millrace.app.cli.AppException;
import io.millrace.app.schema.SchemaSource;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A schema as users name it: {@code SUBJECT}, {@code SUBJECT@VERSION} or a file. */
final class SchemaSourceConverter implements ITypeConverter<SchemaSource> {
  @Override
  public SchemaSource convert(String text) {
    try {
      return SchemaSource.parse(text, Path.of(""));
    } catch (AppException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
