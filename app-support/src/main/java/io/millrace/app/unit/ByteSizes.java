package io.millrace.app.unit;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes with their units: of a thousand without an i, of 1,024 with one. */
public final class ByteSizes {
  private static final Pattern SIZE =
      Pattern.compile("(\\d+)(?: ?([KMGTP]?)(I?)B)?", Pattern.CASE_INSENSITIVE);
  private static final String STEPS = "KMGTP";

  private ByteSizes() {}

  /**
   * The bytes of a size, such as {@code 512}, {@code 10kB} or {@code 16MiB}; never negative.
   *
   * @throws IllegalArgumentException when it says no size
   */
  public static BigInteger parse(String text) {
    Matcher size = SIZE.matcher(text);
    boolean isSize = size.matches();
    String step = isSize && size.group(2) != null ? size.group(2) : "";
    boolean binary = isSize && size.group(3) != null && !size.group(3).isEmpty();
    // A unit of one letter could be either kind.
    if (!isSize || (step.isEmpty() && binary)) {
      throw new IllegalArgumentException(
          "\"%s\" is no size: write bytes, or 10kB, 10MB, 10GB (of 1000), 10KiB, 10MiB, 10GiB (of 1024)"
              .formatted(text));
    }
    int power = step.isEmpty() ? 0 : 1 + STEPS.indexOf(step.toUpperCase(Locale.ROOT));
    return new BigInteger(size.group(1))
        .multiply(BigInteger.valueOf(binary ? 1_024 : 1_000).pow(power));
  }

  /** For picocli: sizes above zero. */
  public static final class PositiveConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      BigInteger bytes;
      try {
        bytes = parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
      if (bytes.signum() == 0 || bytes.bitLength() >= Long.SIZE) {
        throw new TypeConversionException(
            "\"%s\" must be from 1 byte to just under 8192PiB".formatted(text));
      }
      return bytes.longValueExact();
    }
  }
}
