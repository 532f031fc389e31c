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

  private NumberReader() {}

  /** An int or a long; a time by its number or by its text. */
  static long integer(Schema schema, JsonValue value, JsonPath path) {
    Optional<TimeForm> form = TimeForm.of(schema);
    try {
      if (value instanceof JsonValue.Digits number) {
        return inRange(schema, new BigDecimal(number.literal()).longValueExact());
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
