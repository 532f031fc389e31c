package io.millrace.binary;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Decimals of a fixed scale, on bytes and fixed. */
final class DecimalWriteNode extends WriteNode {
  /** What a long holds for certain. */
  private static final int COMPACT_PRECISION = 18;

  private final int precision;
  private final int scale;
  private final int fixedSize;
  private final WriteNode otherwise;

  DecimalWriteNode(Schema schema, LogicalTypes.Decimal type, WriteNode otherwise) {
    this.precision = type.getPrecision();
    this.scale = type.getScale();
    this.fixedSize = schema.getType() == Schema.Type.FIXED ? schema.getFixedSize() : 0;
    this.otherwise = otherwise;
  }

  @Override
  void write(Object datum, ByteOutput out) {
    if (!(datum instanceof BigDecimal value)) {
      otherwise.write(datum, out);
      return;
    }
    if (value.scale() != scale) {
      value = scaled(value);
    }
    int digits = value.precision();
    if (digits > precision) {
      throw mismatch("has " + digits + " digits");
    }
    if (digits <= COMPACT_PRECISION) {
      // Needs no memory: the JIT sees that the moved decimal doesn't leave.
      writeCompact(value.scaleByPowerOfTen(scale).longValueExact(), out);
    } else {
      writeWide(value.unscaledValue().toByteArray(), value.signum(), out);
    }
  }

  private BigDecimal scaled(BigDecimal value) {
    // Looks before it scales: 1e999999999 or 1e-999999999 would fill the memory.
    if (value.signum() == 0) {
      return BigDecimal.valueOf(0, scale);
    }
    if ((long) value.precision() - value.scale() > (long) precision - scale) {
      throw mismatch("is larger");
    }
    if ((long) value.scale() - scale >= value.precision()) {
      throw lossy();
    }
    try {
      return value.setScale(scale, RoundingMode.UNNECESSARY);
    } catch (ArithmeticException e) {
      throw lossy();
    }
  }

  private void writeCompact(long value, ByteOutput out) {
    int size = ByteOutput.bigEndianSize(value);
    if (fixedSize == 0) {
      out.writeByte(size << 1);
    } else {
      pad(size, value < 0, out);
    }
    out.writeBigEndian(value, size);
  }

  private void writeWide(byte[] value, int sign, ByteOutput out) {
    if (fixedSize == 0) {
      out.writeInt(value.length);
    } else {
      pad(value.length, sign < 0, out);
    }
    out.write(value, 0, value.length);
  }

  private void pad(int size, boolean negative, ByteOutput out) {
    if (size > fixedSize) {
      throw mismatch("doesn't fit into " + fixedSize + " bytes");
    }
    out.fill(negative ? -1 : 0, fixedSize - size);
  }

  private DatumMismatchException lossy() {
    return mismatch("has more digits behind the point");
  }

  private DatumMismatchException mismatch(String what) {
    return new DatumMismatchException(
        "expected a decimal of %d digits, %d of them behind the point, found one that %s"
            .formatted(precision, scale, what));
  }
}
