package io.millrace.producer.command;

import io.millrace.app.unit.ByteSizes;
import java.math.BigInteger;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes that fits into an array, such as {@code 16MiB}. */
final class ByteSizeConverter implements ITypeConverter<Integer> {
  /** A little less than what fits, as JVMs keep some for themselves. */
  private static final int MOST = Integer.MAX_VALUE - 8;

  @Override
  public Integer convert(String text) {
    BigInteger bytes;
    try {
      bytes = ByteSizes.parse(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
    if (bytes.signum() == 0 || bytes.compareTo(BigInteger.valueOf(MOST)) > 0) {
      throw new TypeConversionException(
          "\"%s\" must be from 1 byte to just under 2GiB".formatted(text));
    }
    return bytes.intValueExact();
  }
}
