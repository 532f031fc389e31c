package io.millrace.admin.catalogue;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes with their units: of a thousand without an i, of 1,024 with one. */
final class ByteSizes {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");
  private static final Pattern SIZE =
      Pattern.compile("(\\d+) ?([KMGTP]?)(I?)B", Pattern.CASE_INSENSITIVE);
  private static final String STEPS = "KMGTP";

  private ByteSizes() {}

  /**
   * A plain number is one of bytes already.
   *
   * @throws IllegalArgumentException when it says no size
   */
  static String bytes(String config, String text) {
    if (NUMBER.matcher(text).matches()) {
      return text;
    }
    Matcher size = SIZE.matcher(text);
    // A unit of one letter could be either kind.
    if (!size.matches() || (size.group(2).isEmpty() && !size.group(3).isEmpty())) {
      throw new IllegalArgumentException(
          "%s: \"%s\" is no size: write bytes, or 10kB, 10MB, 10GB (of 1000), 10KiB, 10MiB, 10GiB (of 1024)"
              .formatted(config, text));
    }
    int power =
        size.group(2).isEmpty() ? 0 : 1 + STEPS.indexOf(size.group(2).toUpperCase(Locale.ROOT));
    long step = size.group(3).isEmpty() ? 1_000 : 1_024;
    return new BigInteger(size.group(1)).multiply(BigInteger.valueOf(step).pow(power)).toString();
  }
}
