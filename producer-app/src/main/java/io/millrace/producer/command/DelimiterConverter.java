package io.millrace.producer.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What stands between columns: a character, or the word {@code tab}. */
final class DelimiterConverter implements ITypeConverter<Character> {
  @Override
  public Character convert(String text) {
    if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
      return '\t';
    }
    boolean fits = text.length() == 1 && "\"\r\n".indexOf(text.charAt(0)) < 0;
    if (!fits || Character.isSurrogate(text.charAt(0))) {
      throw new TypeConversionException(
          "\"%s\" is no delimiter: write one character such as ; or | or the word tab"
              .formatted(text));
    }
    return text.charAt(0);
  }
}
