package io.millrace.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.Conversions;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.util.Utf8;

/** Generic values of any schema, as Avro stores them, with the extremes of each type. */
public final class RandomDatum {
  private static final List<String> TEXTS =
      List.of("", "a", "null", "NaN", "\"\\/\n\u0000", "ÿ\u0100€", "\uD83D\uDE00", "io.x.a", "map");
  private static final List<Double> DOUBLES =
      List.of(
          0.0,
          -0.0,
          0.1,
          1e22,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.MAX_VALUE,
          Double.MIN_VALUE,
          Double.MIN_NORMAL);
  private static final List<Float> FLOATS =
      List.of(
          0f,
          -0f,
          0.1f,
          16777216f,
          Float.NaN,
          Float.POSITIVE_INFINITY,
          Float.NEGATIVE_INFINITY,
          Float.MAX_VALUE,
          Float.MIN_VALUE);
  private static final List<Long> LONGS =
      List.of(0L, -1L, 1L, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1, Long.MIN_VALUE + 999);
  private static final List<Integer> INTS = List.of(0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
  private static final List<Integer> SCALES = List.of(0, 1, -1, 2, -3, 40, -40, 5000, -5000);

  private final Random random;

  /** Halved by each container, so that recursive schemas come to an end. */
  private RandomDatum(Random random) {
    this.random = random;
  }

  public static Object of(Schema schema, Random random) {
    return new RandomDatum(random).any(schema, 8);
  }

  private Object any(Schema schema, int size) {
    return switch (schema.getType()) {
      case NULL -> null;
      case BOOLEAN -> random.nextBoolean();
      case INT -> integer(schema);
      case LONG -> number(schema);
      case FLOAT -> random.nextBoolean() ? pick(FLOATS) : anyFloat();
      case DOUBLE -> random.nextBoolean() ? pick(DOUBLES) : anyDouble();
      case STRING -> string(schema);
      case BYTES -> ByteBuffer.wrap(bytes(schema));
      case FIXED -> fixed(schema);
      case ENUM -> new GenericData.EnumSymbol(schema, pick(schema.getEnumSymbols()));
      case ARRAY -> array(schema, size);
      case MAP -> map(schema, size);
      case RECORD -> record(schema, size);
      case UNION -> union(schema, size);
    };
  }

  private int integer(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimeMillis) {
      return random.nextInt(86_400_000);
    }
    return random.nextBoolean() ? pick(INTS) : random.nextInt();
  }

  private long number(Schema schema) {
    if (schema.getLogicalType() instanceof LogicalTypes.TimeMicros) {
      return random.nextInt(86_400) * 1_000_000L + random.nextInt(1_000_000);
    }
    return random.nextBoolean() ? pick(LONGS) : random.nextLong() >> random.nextInt(64);
  }

  private float anyFloat() {
    float number = Float.intBitsToFloat(random.nextInt());
    return Float.isNaN(number) ? Float.NaN : number;
  }

  private double anyDouble() {
    double number = Double.longBitsToDouble(random.nextLong());
    return Double.isNaN(number) ? Double.NaN : number;
  }

  private CharSequence string(Schema schema) {
    LogicalType type = schema.getLogicalType();
    String text = type == null ? text() : new UUID(random.nextLong(), random.nextLong()).toString();
    return schema.getProp(GenericData.STRING_PROP) == null ? new Utf8(text) : text;
  }

  private String text() {
    if (random.nextBoolean()) {
      return pick(TEXTS);
    }
    byte[] noise = new byte[random.nextInt(12)];
    random.nextBytes(noise);
    return new String(noise, UTF_8);
  }

  private byte[] bytes(Schema schema) {
    LogicalType type = schema.getLogicalType();
    if (type instanceof LogicalTypes.Decimal decimal) {
      return unscaled(decimal.getPrecision()).toByteArray();
    }
    if (type instanceof LogicalTypes.BigDecimal) {
      BigDecimal number = new BigDecimal(unscaled(60), pick(SCALES));
      return new Conversions.BigDecimalConversion().toBytes(number, schema, type).array();
    }
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private GenericFixed fixed(Schema schema) {
    byte[] bytes = new byte[schema.getFixedSize()];
    random.nextBytes(bytes);
    if (schema.getLogicalType() instanceof LogicalTypes.Decimal decimal) {
      byte[] number = unscaled(decimal.getPrecision()).toByteArray();
      Arrays.fill(bytes, (byte) (number[0] < 0 ? -1 : 0));
      System.arraycopy(number, 0, bytes, bytes.length - number.length, number.length);
    }
    return new GenericData.Fixed(schema, bytes);
  }

  private BigInteger unscaled(int precision) {
    BigInteger limit = BigInteger.TEN.pow(precision);
    BigInteger number =
        switch (random.nextInt(4)) {
          case 0 -> limit.subtract(BigInteger.ONE);
          case 1 -> BigInteger.TEN.pow(random.nextInt(precision));
          case 2 -> BigInteger.ZERO;
          default -> new BigInteger(limit.bitLength() + 8, random).mod(limit);
        };
    return random.nextBoolean() ? number : number.negate();
  }

  private GenericData.Array<Object> array(Schema schema, int size) {
    GenericData.Array<Object> array = new GenericData.Array<>(0, schema);
    for (int count = count(size); count > 0; count--) {
      array.add(any(schema.getElementType(), size / 2));
    }
    return array;
  }

  private Map<CharSequence, Object> map(Schema schema, int size) {
    Map<CharSequence, Object> map = new LinkedHashMap<>();
    boolean plain = schema.getProp(GenericData.STRING_PROP) != null;
    for (int count = count(size); count > 0; count--) {
      String key = text();
      map.put(plain ? key : new Utf8(key), any(schema.getValueType(), size / 2));
    }
    return map;
  }

  private GenericData.Record record(Schema schema, int size) {
    GenericData.Record record = new GenericData.Record(schema);
    schema.getFields().forEach(field -> record.put(field.pos(), any(field.schema(), size / 2)));
    return record;
  }

  private Object union(Schema schema, int size) {
    boolean end = size == 0 && schema.isNullable();
    return end ? null : any(pick(schema.getTypes()), size);
  }

  private int count(int size) {
    return size == 0 ? 0 : random.nextInt(4);
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
