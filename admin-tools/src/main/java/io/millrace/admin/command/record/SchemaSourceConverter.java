package io.millrace.admin.command.record;

import io.millrace.admin.record.SchemaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A schema as users name it: {@code SUBJECT}, {@code SUBJECT@VERSION} or a file. */
final class SchemaSourceConverter implements ITypeConverter<SchemaSource> {
  private static final Pattern VERSION = Pattern.compile("(.+)@(\\d{1,9}|latest)");

  @Override
  public SchemaSource convert(String text) {
    if (text.endsWith(".avsc") || text.contains("/")) {
      return new SchemaSource.Given(read(Path.of(text)));
    }
    Matcher version = VERSION.matcher(text);
    if (!version.matches()) {
      return new SchemaSource.Registered(text, OptionalInt.empty());
    }
    return new SchemaSource.Registered(
        version.group(1),
        version.group(2).equals("latest")
            ? OptionalInt.empty()
            : OptionalInt.of(Integer.parseInt(version.group(2))));
  }

  private static Schema read(Path file) {
    try {
      return new Schema.Parser().parse(Files.readString(file));
    } catch (IOException e) {
      throw new TypeConversionException("cannot read the schema %s".formatted(file));
    } catch (SchemaParseException e) {
      throw new TypeConversionException("%s is no Avro schema: %s".formatted(file, e.getMessage()));
    }
  }
}
