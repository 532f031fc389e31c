package io.millrace.producer.command;

import io.millrace.spelling.NearestName;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An encoding of text by its name, such as {@code windows-1252}. */
final class CharsetConverter implements ITypeConverter<Charset> {
  @Override
  public Charset convert(String text) {
    try {
      return Charset.forName(text);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new TypeConversionException(
          "\"%s\" is no encoding%s: write UTF-8, UTF-16, ISO-8859-1 or windows-1252, for example"
              .formatted(text, NearestName.hint(text, Charset.availableCharsets().keySet())));
    }
  }
}
