package io.millrace.producer.mapping;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as they stand in text: with a point and an exponent, or as a sample shows. */
final class NumberText {
  /** Above it digits are no number that a schema keeps, and parsing would take long. */
  private static final int LONGEST = 10_000;

  private static final Pattern PLAIN =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,10})?");
  private static final Pattern SAMPLE = Pattern.compile("\\d{1,3}(\\D)?\\d{3}(\\D)\\d+");

  static final NumberText POINT = new NumberText(PLAIN, "", ".");

  private final Pattern pattern;
  private final String grouping;
  private final String point;

  private NumberText(Pattern pattern, String grouping, String point) {
    this.pattern = pattern;
    this.grouping = grouping;
    this.point = point;
  }

  /** As in {@code 1.234,56}, {@code 1234,56} or {@code 1'234.56}; empty when it isn't clear. */
  static Optional<NumberText> like(String sample) {
    Matcher parts = SAMPLE.matcher(sample);
    if (!parts.matches() || parts.group(2).equals(parts.group(1))) {
      return Optional.empty();
    }
    String point = parts.group(2);
    String digits = "\\d+";
    String grouping = "";
    if (parts.group(1) != null) {
      grouping = parts.group(1);
      digits = "(\\d{1,3}(%s\\d{3})+|\\d+)".formatted(Pattern.quote(grouping));
    }
    String pattern = "[+-]?%s(%s\\d+)?".formatted(digits, Pattern.quote(point));
    return Optional.of(new NumberText(Pattern.compile(pattern), grouping, point));
  }

  /** With a point, without groups. */
  String plain(String text, String wanted) throws Misfit {
    if (text.length() > LONGEST || !pattern.matcher(text).matches()) {
      throw new Misfit("%s is no %s".formatted(Quoted.of(text), wanted));
    }
    if (pattern == PLAIN) {
      return text;
    }
    String digits = grouping.isEmpty() ? text : text.replace(grouping, "");
    return digits.replace(point, ".");
  }

  BigDecimal decimal(String text, String wanted) throws Misfit {
    String plain = plain(text, wanted);
    try {
      return parse(plain);
    } catch (NumberFormatException | ArithmeticException e) {
      throw new Misfit("%s is no %s".formatted(Quoted.of(text), wanted));
    }
  }

  /** BigDecimal's own parser refuses exponents that the extreme scales have in its own text. */
  private static BigDecimal parse(String text) {
    int end = Math.max(text.indexOf('E'), text.indexOf('e'));
    if (end < 0) {
      return new BigDecimal(text);
    }
    BigDecimal mantissa = new BigDecimal(text.substring(0, end));
    long exponent = Long.parseLong(text.substring(end + 1));
    return new BigDecimal(
        mantissa.unscaledValue(), Math.toIntExact(Math.subtractExact(mantissa.scale(), exponent)));
  }
}
