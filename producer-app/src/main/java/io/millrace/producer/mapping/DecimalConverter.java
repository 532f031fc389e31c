package io.millrace.producer.mapping;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;

/** Decimals of fixed scale: the scale is raised, digits that don't fit are refused. */
record DecimalConverter(Schema schema, int precision, int scale, Numbers numbers)
    implements Converter {
  static DecimalConverter of(Schema schema, LogicalTypes.Decimal decimal, Numbers numbers) {
    return new DecimalConverter(schema, decimal.getPrecision(), decimal.getScale(), numbers);
  }

  @Override
  public Object convert(Object cell) throws Misfit {
    BigDecimal number = fitting(numbers.decimal(cell, "plain number"), cell);
    byte[] bytes = number.unscaledValue().toByteArray();
    return schema.getType() == Schema.Type.FIXED
        ? new GenericData.Fixed(schema, padded(bytes, number.signum()))
        : ByteBuffer.wrap(bytes);
  }

  /** Looks before it scales: the digits of 1e999999999 would fill the memory. */
  private BigDecimal fitting(BigDecimal number, Object cell) throws Misfit {
    if (number.signum() == 0) {
      return BigDecimal.ZERO.setScale(scale);
    }
    if ((long) number.precision() - number.scale() > precision - scale) {
      throw new Misfit(
          "%s has more than %d digits before the point"
              .formatted(Quoted.of(cell), precision - scale));
    }
    if (number.scale() > scale) {
      long excess = (long) number.scale() - scale;
      if (excess >= number.precision() || number.stripTrailingZeros().scale() > scale) {
        throw new Misfit("%s has more than %d decimals".formatted(Quoted.of(cell), scale));
      }
    }
    return number.setScale(scale);
  }

  private byte[] padded(byte[] bytes, int sign) {
    byte[] fixed = new byte[schema.getFixedSize()];
    Arrays.fill(fixed, (byte) (sign < 0 ? -1 : 0));
    System.arraycopy(bytes, 0, fixed, fixed.length - bytes.length, bytes.length);
    return fixed;
  }
}
