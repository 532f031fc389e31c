package io.millrace.app.filter;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.jexl3.JexlArithmetic;
import org.apache.commons.jexl3.JexlOperator;

/**
 * How a filter compares: numbers by their decimal value, exactly; times with times or with their
 * ISO 8601 text; text with text. Anything with null is no match, but null equals null. Nothing is
 * turned into another kind: text that is compared with a number is an {@link ArithmeticException}.
 */
final class FilterArithmetic extends JexlArithmetic {
  FilterArithmetic() {
    super(true, MathContext.DECIMAL128, Integer.MIN_VALUE);
  }

  /** Null is an operand of each, as below. */
  @Override
  public boolean isStrict(JexlOperator operator) {
    return false;
  }

  @Override
  public boolean equals(Object left, Object right) {
    if (isNull(left) || isNull(right)) {
      return isNull(left) && isNull(right);
    }
    return order(left, right, "=") == 0;
  }

  @Override
  public boolean strictEquals(Object left, Object right) {
    return equals(left, right);
  }

  @Override
  public boolean lessThan(Object left, Object right) {
    return !isNull(left) && !isNull(right) && order(left, right, "<") < 0;
  }

  @Override
  public boolean lessThanOrEqual(Object left, Object right) {
    return !isNull(left) && !isNull(right) && order(left, right, "<=") <= 0;
  }

  @Override
  public boolean greaterThan(Object left, Object right) {
    return !isNull(left) && !isNull(right) && order(left, right, ">") > 0;
  }

  @Override
  public boolean greaterThanOrEqual(Object left, Object right) {
    return !isNull(left) && !isNull(right) && order(left, right, ">=") >= 0;
  }

  /** {@code text =~ pattern}, whole; {@code value =~ list}, one of it. */
  @Override
  public Boolean contains(Object container, Object value) {
    if (isNull(container) || isNull(value)) {
      return false;
    } else if (container instanceof Collection<?> items) {
      return items.stream().anyMatch(item -> equals(item, value));
    } else if (container.getClass().isArray()) {
      return holds(container, value);
    } else if (container instanceof Map<?, ?> map) {
      return map.containsKey(value.toString());
    } else if (container instanceof Pattern pattern && value instanceof String text) {
      return BoundedText.matches(pattern, text);
    } else if (container instanceof String pattern && value instanceof String text) {
      return BoundedText.matches(Pattern.compile(pattern), text);
    }
    throw incomparable(value, "=~", container);
  }

  private boolean holds(Object array, Object value) {
    for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
      if (equals(java.lang.reflect.Array.get(array, i), value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Boolean startsWith(Object left, Object right) {
    return !isNull(left) && !isNull(right) && text(left, "=^", right).startsWith(right.toString());
  }

  @Override
  public Boolean endsWith(Object left, Object right) {
    return !isNull(left) && !isNull(right) && text(left, "=$", right).endsWith(right.toString());
  }

  private static String text(Object left, String operator, Object right) {
    if (left instanceof String text && right instanceof String) {
      return text;
    }
    throw incomparable(left, operator, right);
  }

  /** Null is no condition that holds. */
  @Override
  public boolean toBoolean(Object value) {
    if (isNull(value)) {
      return false;
    } else if (value instanceof Boolean condition) {
      return condition;
    }
    throw new ArithmeticException(kind(value) + " is no condition: compare it with something");
  }

  @Override
  public boolean testPredicate(Object value) {
    return toBoolean(value);
  }

  @Override
  public Object add(Object left, Object right) {
    return isNull(left) || isNull(right) ? null : super.add(left, right);
  }

  @Override
  public Object subtract(Object left, Object right) {
    return isNull(left) || isNull(right) ? null : super.subtract(left, right);
  }

  @Override
  public Object multiply(Object left, Object right) {
    return isNull(left) || isNull(right) ? null : super.multiply(left, right);
  }

  @Override
  public Object divide(Object left, Object right) {
    return isNull(left) || isNull(right) ? null : super.divide(left, right);
  }

  @Override
  public Object mod(Object left, Object right) {
    return isNull(left) || isNull(right) ? null : super.mod(left, right);
  }

  @Override
  public Object negate(Object value) {
    return isNull(value) ? null : super.negate(value);
  }

  private static boolean isNull(Object value) {
    return value == null || value == FilterValues.NOTHING;
  }

  @Override
  public Boolean isEmpty(Object value, Boolean otherwise) {
    return isNull(value) ? Boolean.TRUE : super.isEmpty(value, otherwise);
  }

  private static int order(Object left, Object right, String operator) {
    if (left instanceof Number one && right instanceof Number other) {
      return order(one, other);
    } else if (left instanceof String one && right instanceof String other) {
      return one.compareTo(other);
    } else if (left instanceof Boolean one && right instanceof Boolean other) {
      return one.compareTo(other);
    } else if (isTime(left) || isTime(right)) {
      return times(left, right, operator);
    }
    throw incomparable(left, operator, right);
  }

  /** NaN is above all, as Java has it. */
  private static int order(Number left, Number right) {
    boolean finite = Double.isFinite(left.doubleValue()) && Double.isFinite(right.doubleValue());
    return finite || (left instanceof BigDecimal && right instanceof BigDecimal)
        ? decimal(left).compareTo(decimal(right))
        : Double.compare(left.doubleValue(), right.doubleValue());
  }

  /** By its shortest text, so that a float of 0.1 is 0.1. */
  private static BigDecimal decimal(Number number) {
    if (number instanceof BigDecimal decimal) {
      return decimal;
    } else if (number instanceof BigInteger integer) {
      return new BigDecimal(integer);
    } else if (number instanceof Double || number instanceof Float) {
      return new BigDecimal(number.toString());
    }
    return BigDecimal.valueOf(number.longValue());
  }

  private static boolean isTime(Object value) {
    return value instanceof Instant
        || value instanceof LocalDate
        || value instanceof LocalTime
        || value instanceof LocalDateTime;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // both are of the one class
  private static int times(Object left, Object right, String operator) {
    Object one = left instanceof String text ? parsed(text, right) : left;
    Object other = right instanceof String text ? parsed(text, left) : right;
    if (one.getClass() != other.getClass()) {
      throw incomparable(left, operator, right);
    }
    return ((Comparable) one).compareTo(other);
  }

  private static Object parsed(String text, Object as) {
    try {
      if (as instanceof Instant) {
        return OffsetDateTime.parse(text).toInstant();
      } else if (as instanceof LocalDate) {
        return LocalDate.parse(text);
      } else if (as instanceof LocalTime) {
        return LocalTime.parse(text);
      }
      return LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new ArithmeticException(
          "\"%s\" is compared with %s such as %s".formatted(text, kind(as), as));
    }
  }

  private static ArithmeticException incomparable(Object left, String operator, Object right) {
    return new ArithmeticException(
        "%s %s %s can't be compared".formatted(kind(left), operator, kind(right)));
  }

  private static String kind(Object value) {
    if (value instanceof String) {
      return "text";
    } else if (value instanceof Number) {
      return "a number";
    } else if (value instanceof Boolean) {
      return "true or false";
    } else if (isTime(value)) {
      return value instanceof LocalDate ? "a date" : "a time";
    } else if (value instanceof FilterValues.Fields record) {
      return "a record " + record.schema().getName();
    }
    return value instanceof Map ? "a map" : value instanceof Collection ? "a list" : "a value";
  }
}
