package io.millrace.json;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.avro.Schema;

/** Numbers from their literals, refused rather than cut. */
final class NumberReader {
  /** The strings that stand for doubles that JSON lacks. */
  private static final Set<String> NOT_IN_JSON = Set.of("NaN", "Infinity", "-Infinity");

  /** So many that any number of them is a long. */
  private static final int MOST_DIGITS = 19;

  private NumberReader() {}

  /**
   * An int or a long; a time by its number or by its text.
   *
   * @param form of the schema
   */
  static long integer(Schema schema, Optional<TimeForm> form, JsonValue value, JsonPath path) {
    try {
      if (value instanceof JsonValue.Digits number) {
        return inRange(schema, whole(number.literal()));
      }
      if (value instanceof JsonValue.Text text && form.isPresent()) {
        return inRange(schema, form.get().number().applyAsLong(text.value()));
      }
    } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
      // The same refusal as for a wrong type: it says what is expected.
    }
    String type = Expected.name(schema);
    throw path.expected(
        form.map(time -> "%s (such as %s, or its number)".formatted(type, time.example()))
            .orElse(schema.getType() == Schema.Type.INT ? "an int (32 bits)" : "a long (64 bits)"),
        value);
  }

  /** {@code 1e3} is a whole number, too. */
  private static long whole(String literal) {
    boolean plain = literal.length() < MOST_DIGITS;
    for (int i = 0; plain && i < literal.length(); i++) {
      char digit = literal.charAt(i);
      plain = (digit >= '0' && digit <= '9') || digit == '-';
    }
    return plain ? Long.parseLong(literal) : new BigDecimal(literal).longValueExact();
  }

  private static long inRange(Schema schema, long number) {
    return schema.getType() == Schema.Type.INT ? Math.toIntExact(number) : number;
  }

  /** A float or a double: the nearest to the literal, but never an infinity by overflow. */
  static <N extends Number> N floating(
      Schema schema, Function<String, N> parse, JsonValue value, JsonPath path) {
    if (value instanceof JsonValue.Text text && NOT_IN_JSON.contains(text.value())) {
      return parse.apply(text.value());
    }
    if (value instanceof JsonValue.Digits number) {
      // A parser may be set to take NaN and Infinity without quotes.
      boolean named = NOT_IN_JSON.contains(number.literal());
      try {
        N parsed = parse.apply(number.literal());
        if (named || !Double.isInfinite(parsed.doubleValue())) {
          return parsed;
        }
      } catch (NumberFormatException e) {
        // One of Jackson's other names of an infinity, refused below.
      }
    }
    throw path.expected(
        "a %s in its range, NaN, Infinity or -Infinity".formatted(Expected.name(schema)), value);
  }
}
