package io.millrace.producer.mapping;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of cells, refused rather than cut. */
record Numbers(NumberText text) {
  private static final int LONGEST_WHOLE = 19;

  Object toInt(Object cell) throws Misfit {
    long number = whole(cell);
    if (number != (int) number) {
      throw new Misfit(number + " doesn't fit into 32 bits");
    }
    return (int) number;
  }

  Object toLong(Object cell) throws Misfit {
    return whole(cell);
  }

  Object toFloat(Object cell) throws Misfit {
    if (cell instanceof Float) {
      return cell;
    }
    String text = floating(cell);
    float number = Float.parseFloat(text);
    if (Float.isInfinite(number) && !text.endsWith("y")) {
      throw new Misfit(Quoted.of(cell) + " is beyond what a float keeps");
    }
    return number;
  }

  Object toDouble(Object cell) throws Misfit {
    if (cell instanceof Double || cell instanceof Float) {
      return ((Number) cell).doubleValue();
    }
    String text = floating(cell);
    double number = Double.parseDouble(text);
    if (Double.isInfinite(number) && !text.endsWith("y")) {
      throw new Misfit(Quoted.of(cell) + " is beyond what a double keeps");
    }
    return number;
  }

  /** As Java's parsers take it. */
  private String floating(Object cell) throws Misfit {
    if (cell instanceof Number) {
      return cell.toString();
    }
    if (cell instanceof String string) {
      return switch (string) {
        case "NaN", "Infinity", "-Infinity" -> string;
        default -> text.plain(string, "number");
      };
    }
    throw no(cell, "number");
  }

  long whole(Object cell) throws Misfit {
    if (cell instanceof Integer || cell instanceof Long || cell instanceof Short) {
      return ((Number) cell).longValue();
    }
    if (cell instanceof String string && isDigits(string)) {
      return Long.parseLong(string);
    }
    BigDecimal number = decimal(cell, "whole number");
    try {
      // Looks at the size first: the digits of 1E999999999 would fill the memory.
      if ((long) number.precision() - number.scale() <= LONGEST_WHOLE) {
        return number.longValueExact();
      }
    } catch (ArithmeticException e) {
      if (number.stripTrailingZeros().scale() > 0) {
        throw no(cell, "whole number");
      }
    }
    throw new Misfit(Quoted.of(cell) + " doesn't fit into 64 bits");
  }

  /** The usual case, which needs no pattern. */
  private static boolean isDigits(String text) {
    int start = text.startsWith("-") ? 1 : 0;
    if (text.length() == start || text.length() >= LONGEST_WHOLE) {
      return false;
    }
    for (int i = start; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /**
   * @param wanted for messages: what it isn't
   */
  BigDecimal decimal(Object cell, String wanted) throws Misfit {
    if (cell instanceof BigDecimal number) {
      return number;
    }
    if (cell instanceof BigInteger number) {
      return new BigDecimal(number);
    }
    if (cell instanceof Double || cell instanceof Float) {
      return NumberText.POINT.decimal(cell.toString(), wanted);
    }
    if (cell instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    }
    if (cell instanceof String string) {
      return text.decimal(string, wanted);
    }
    throw no(cell, wanted);
  }

  private static Misfit no(Object cell, String wanted) {
    return new Misfit("%s is no %s".formatted(Quoted.of(cell), wanted));
  }
}
