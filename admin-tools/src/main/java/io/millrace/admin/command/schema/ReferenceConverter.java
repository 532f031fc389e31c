package io.millrace.admin.command.schema;

import io.millrace.registry.SchemaReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** References as {@code name=subject:version}. */
final class ReferenceConverter implements ITypeConverter<SchemaReference> {
  private static final Pattern PARTS = Pattern.compile("([^=]+)=(.+):([1-9]\\d{0,8})");

  @Override
  public SchemaReference convert(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      throw new TypeConversionException(
          "\"%s\" is no reference: write the type's name, its subject and version, as shop.Money=money:1"
              .formatted(text));
    }
    return new SchemaReference(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3)));
  }
}
