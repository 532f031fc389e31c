package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.math.BigDecimal;

/** The part that decimals with and without a fixed scale share. */
final class DecimalText {
  private DecimalText() {}

  /** As a number, or as text where Jackson's parser would refuse the number for its length. */
  static void write(String decimal, JsonGenerator out) throws IOException {
    if (decimal.length() <= StreamReadConstraints.DEFAULT_MAX_NUM_LEN) {
      out.writeNumber(decimal);
    } else {
      out.writeString(decimal);
    }
  }

  /** From a number or from text, with the scale that was written. */
  static BigDecimal read(JsonValue value, JsonPath path, BytesForm form) {
    String digits =
        value instanceof JsonValue.Digits number
            ? number.literal()
            : value instanceof JsonValue.Text text ? text.value() : "";
    try {
      return parse(digits);
    } catch (ArithmeticException | NumberFormatException e) {
      throw path.expected(form.expected(), value);
    }
  }

  /** BigDecimal's own parser refuses exponents that the extreme scales have in its own text. */
  private static BigDecimal parse(String text) {
    int end = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (end < 0) {
      return new BigDecimal(text);
    }
    BigDecimal mantissa = new BigDecimal(text.substring(0, end));
    long exponent = Long.parseLong(text.substring(end + 1));
    int scale = Math.toIntExact(Math.subtractExact(mantissa.scale(), exponent));
    return new BigDecimal(mantissa.unscaledValue(), scale);
  }
}
