package io.millrace.producer.generate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Makes what is stored as bytes. */
@FunctionalInterface
interface ByteMaker {
  /** Of plain bytes, exclusive. */
  int MOST_BYTES = 33;

  byte[] make(Draw draw);

  static ByteMaker ofBytes(Schema schema) {
    LogicalType type = schema.getLogicalType();
    if (type instanceof LogicalTypes.Decimal decimal) {
      return draw -> unscaled(draw, decimal.getPrecision()).toByteArray();
    }
    if (type instanceof LogicalTypes.BigDecimal) {
      Conversions.BigDecimalConversion conversion = new Conversions.BigDecimalConversion();
      return draw -> {
        BigDecimal number = new BigDecimal(unscaled(draw, 15), draw.random.nextInt(7));
        ByteBuffer bytes = conversion.toBytes(number, schema, type);
        return Arrays.copyOfRange(
            bytes.array(),
            bytes.arrayOffset() + bytes.position(),
            bytes.arrayOffset() + bytes.limit());
      };
    }
    return draw -> noise(draw, draw.random.nextInt(MOST_BYTES));
  }

  static ByteMaker ofFixed(Schema schema) {
    int size = schema.getFixedSize();
    LogicalType type = schema.getLogicalType();
    if (type instanceof LogicalTypes.Decimal decimal) {
      return draw -> padded(unscaled(draw, decimal.getPrecision()).toByteArray(), size);
    }
    if (type instanceof LogicalTypes.Duration) {
      return ByteMaker::duration;
    }
    return draw -> noise(draw, size);
  }

  private static byte[] noise(Draw draw, int size) {
    byte[] bytes = new byte[size];
    draw.random.nextBytes(bytes);
    return bytes;
  }

  /** Up to so many digits; small numbers as often as large ones. */
  private static BigInteger unscaled(Draw draw, int precision) {
    int digits = 1 + draw.random.nextInt(precision);
    BigInteger limit = BigInteger.TEN.pow(digits);
    BigInteger number = new BigInteger(1, noise(draw, limit.bitLength() / 8 + 2)).mod(limit);
    return draw.random.nextInt(8) == 0 ? number.negate() : number;
  }

  private static byte[] padded(byte[] number, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) (number[0] < 0 ? -1 : 0));
    System.arraycopy(number, 0, bytes, size - number.length, number.length);
    return bytes;
  }

  /** Months, days and milliseconds, as Avro's specification lays them out. */
  private static byte[] duration(Draw draw) {
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(draw.random.nextInt(25))
        .putInt(draw.random.nextInt(31))
        .putInt(draw.random.nextInt(86_400_000))
        .array();
  }
}
