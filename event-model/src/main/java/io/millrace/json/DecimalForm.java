package io.millrace.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.binary.DecimalBytes;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.avro.AvroTypeException;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * A decimal of fixed scale as a number with all digits of the scale.
 *
 * @param size of a fixed schema in bytes, 0 for bytes of any length
 */
record DecimalForm(int precision, int scale, int size) implements BytesForm {
  static DecimalForm of(LogicalTypes.Decimal decimal, Schema schema) {
    int size = schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : 0;
    return new DecimalForm(decimal.getPrecision(), decimal.getScale(), size);
  }

  @Override
  public String expected() {
    return "a decimal of %d digits, %d of them behind the point".formatted(precision, scale);
  }

  @Override
  public void write(byte[] bytes, JsonGenerator out) throws IOException {
    if (bytes.length == 0) {
      throw new AvroTypeException("a decimal has at least one byte");
    }
    BigDecimal decimal = DecimalBytes.read(bytes, 0, bytes.length, scale);
    DecimalText.write(decimal.toPlainString(), out);
  }

  @Override
  public byte[] read(JsonValue value, JsonPath path) {
    BigDecimal decimal = DecimalText.read(value, path, this);
    if (!fits(decimal)) {
      throw path.expected(expected(), value);
    }
    byte[] bytes = decimal.setScale(scale).unscaledValue().toByteArray();
    return size == 0 ? bytes : padded(bytes, decimal.signum());
  }

  /** Looks before it scales: {@code 1e999999999} would fill the memory. */
  private boolean fits(BigDecimal decimal) {
    if (decimal.signum() == 0) {
      return true;
    }
    long whole = (long) decimal.precision() - decimal.scale();
    long excess = (long) decimal.scale() - scale;
    return whole <= precision - scale
        && (excess <= 0
            || (excess < decimal.precision() && decimal.stripTrailingZeros().scale() <= scale));
  }

  private byte[] padded(byte[] bytes, int sign) {
    byte[] fixed = new byte[size];
    Arrays.fill(fixed, (byte) (sign < 0 ? -1 : 0));
    System.arraycopy(bytes, 0, fixed, size - bytes.length, bytes.length);
    return fixed;
  }
}
